import type { Service } from '../contract.ts'

/** What each dialog over a service takes. */
export interface ServiceDialogProps {
  service: Service
  onClose: () => void
}
