export { ageText, birthText } from './birth-text.ts'
export { useKinLabel } from './kin-label.ts'
