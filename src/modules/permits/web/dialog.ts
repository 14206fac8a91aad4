import { queryClient } from '#kernel/web/query.ts'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Permit } from '../contract.ts'
import { changedByPermit } from './changed.ts'

export interface DialogProps {
  permit: Permit
  onClose: () => void
}

/** Somebody was faster: what is shown is read again, so that sending once more starts from the present. */
export const reread = (): void => {
  for (const { id } of changedByPermit) void queryClient.invalidateQueries({ queryKey: [id] })
}

/** Says it is done, and closes. */
export const doneWith = (words: string, onClose: () => void) => () => {
  toast(words)
  onClose()
}
