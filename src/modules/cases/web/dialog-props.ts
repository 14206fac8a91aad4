import type { CaseFile } from '../contract.ts'

/** What every dialog over a file takes. */
export interface DialogProps {
  file: CaseFile
  onClose: () => void
}
