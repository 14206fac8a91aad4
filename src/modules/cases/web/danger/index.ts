export { DangerStrip } from './DangerStrip.tsx'
