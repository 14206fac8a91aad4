import { useRef, useState, type ReactNode } from 'react'
import { ApiProblem } from '#kernel/web/api.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { moveAppointment, type Slot } from '../contract.ts'
import { wallOf, type Wall } from '../domain/wall-time.ts'
import { changedByAppointment } from './changed.ts'
import { agendaWords } from './words.ts'

interface Asked {
  slot: Slot
  to: Wall
  undo: () => void
  words: string
}

/** Moves at once, with "Annulla" to take it back; when somebody is taken there it asks first; refused, it goes back to where it was. */
export function useMoveByDrag(): { onMove: (slot: Slot, to: Wall, undo: () => void) => void; dialog: ReactNode } {
  const say = useWords(agendaWords)
  const [asked, setAsked] = useState<Asked | null>(null)
  // the question closes after its answer too: only left without one does the appointment go back
  const answered = useRef(false)
  const move = useMutationOf(moveAppointment, { invalidates: changedByAppointment })
  const send = async (slot: Slot, to: Wall, undo: () => void, despite: boolean) => {
    try {
      const moved = await move.mutateAsync({ appointmentId: slot.id!, ...to, scope: 'one', despite, version: slot.version! })
      toast(`${say.moved}: ${formatDate(to.on)}, ${to.from}`, {
        onUndo: () => void move.mutateAsync({ appointmentId: slot.id!, ...wallOf(slot), scope: 'one', despite: true, version: moved.version }).catch(toastProblem),
      })
    } catch (problem) {
      const words = problem instanceof ApiProblem ? problem.fieldErrors['despite'] : undefined
      if (words && !despite) {
        answered.current = false
        setAsked({ slot, to, undo, words })
        return
      }
      undo()
      toastProblem(problem)
    }
  }
  const dialog = asked && (
    <ConfirmDialog
      open
      title={say.clashTitle}
      confirm={say.despite}
      onClose={() => {
        if (!answered.current) asked.undo()
        setAsked(null)
      }}
      onConfirm={async () => {
        answered.current = true
        await send(asked.slot, asked.to, asked.undo, true)
      }}
    >
      {asked.words}
    </ConfirmDialog>
  )
  return { onMove: (slot, to, undo) => void send(slot, to, undo, false), dialog }
}
