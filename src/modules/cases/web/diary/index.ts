export { NoteDraftItems } from './NoteDraftItems.tsx'
