export { DraftsPanel } from './DraftsPanel.tsx'
