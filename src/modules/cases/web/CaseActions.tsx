import { useMemo, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import type { CaseCan, CaseFile } from '../contract.ts'
import type { DialogProps } from './dialog-props.ts'
import { CloseDialog, ReopenDialog } from './CloseDialog.tsx'
import { HandoverDialog, WithdrawDialog } from './HandoverDialog.tsx'
import { PhaseDialog, ResponsibleDialog } from './PhaseDialog.tsx'
import { AddMemberDialog } from './TeamDialog.tsx'
import { TieDialog } from './SiblingsDialog.tsx'
import { caseWords } from './words.ts'

const dialogs = {
  changePhase: PhaseDialog, setResponsible: ResponsibleDialog, changeTeam: AddMemberDialog, handOver: HandoverDialog, withdrawHandover: WithdrawDialog,
  tieSiblings: TieDialog, close: CloseDialog, reopen: ReopenDialog,
} as const satisfies Record<keyof CaseCan, (properties: DialogProps) => unknown>

/** What this reader may do to the file now, as the server said; also in the command palette. */
export function CaseActions({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const [open, setOpen] = useState<keyof CaseCan | null>(null)
  const actions = useMemo((): MenuAction[] => {
    const all: (Omit<MenuAction, 'id'> & { id: keyof CaseCan })[] = [
      { id: 'changePhase', label: say.changePhase, icon: 'flag' },
      { id: 'changeTeam', label: say.addToTeam, icon: 'user' },
      { id: 'setResponsible', label: say.setResponsible, icon: 'key' },
      { id: 'handOver', label: say.handOver, icon: 'exchange-circle' },
      { id: 'withdrawHandover', label: say.withdraw, icon: 'restore' },
      { id: 'tieSiblings', label: say.tie, icon: 'link' },
      { id: 'reopen', label: say.reopen, icon: 'folder' },
      { id: 'close', label: say.close, icon: 'locked' },
    ]
    return all.filter(({ id }) => file.can[id]).map((action) => ({ ...action, onAction: () => setOpen(action.id) }))
  }, [say, file.can])
  usePageActions(useMemo(() => actions.map(({ id, label, icon, onAction }) => ({ id, label, icon, run: onAction! })), [actions]))
  const Dialog = open && dialogs[open]
  if (!actions.length) return null
  return (
    <>
      <Menu text={say.actions} icon="more-actions" items={actions} />
      {Dialog && <Dialog file={file} onClose={() => setOpen(null)} />}
    </>
  )
}
