import { useState, type ReactNode } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import type { AssessmentView } from '../../contract.ts'
import { assessmentWords } from '../words.ts'
import { assessmentPath } from '../paths.ts'
import { CorrectDialog, DetailsDialog, DiscardDialog, FillersDialog, JoinDialog } from './dialogs.tsx'
import { fillWords } from './words.ts'

type DialogName = 'details' | 'fillers' | 'discard' | 'correct' | 'join'

/** Whose, of which day, how far; its source and how sure it is; the actions used less often. */
export function AssessmentHeader({ view, actions, reading, beneath }: { view: AssessmentView; actions?: ReactNode; reading?: boolean; beneath?: ReactNode }) {
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const items = itemsOf(view, say, setDialog, Boolean(reading))
  const file = caseTabPath.to({ caseId: view.caseId, tab: 'valutazioni' })
  const close = () => setDialog(null)
  return (
    <>
      <PageHeader
        title={both(view.title)} tab={`${both(view.title)} ${view.caseNumber}`}
        above={<Breadcrumb items={[{ label: `${shared.title} · ${view.caseNumber}`, to: file }, { label: both(view.title) }]} />}
        status={
          <div className="ac-row">
            <Link to={file}><PersonName name={view.childName} /></Link>
            <span>{[view.moment && shared[view.moment], formatDate(view.heldOn)].filter(Boolean).join(' · ')}</span>
            <Badge kind={view.state === 'completed' ? 'success' : view.state === 'draft' ? 'info' : 'neutral'} {...(view.state === 'completed' ? { icon: 'check' as const } : {})}>{shared[`state_${view.state}`]}</Badge>
            {view.sure === '?' && <Badge kind="warning">{shared.source}: {shared['sure_?']}</Badge>}
            <Why of={both(view.title)} source={`${view.definition.source.text} (${shared[`sure_${view.sure}`]})`}>
              <p>{both(view.definition.purpose)}</p>
              {view.definition.caveat && <p>{both(view.definition.caveat)}</p>}
            </Why>
          </div>
        }
        actions={<>{actions}{items.length > 0 && <Menu text={say.actions} items={items} />}</>}
      />
      {beneath}
      {dialog === 'details' && <DetailsDialog view={view} onClose={close} />}
      {dialog === 'fillers' && <FillersDialog view={view} onClose={close} />}
      {dialog === 'discard' && <DiscardDialog view={view} onClose={close} />}
      {dialog === 'correct' && <CorrectDialog view={view} onClose={close} />}
      {dialog === 'join' && <JoinDialog view={view} onClose={close} />}
    </>
  )
}

/** Of an instrument whose source could not be read, or is not sure: what its reader has to know before he trusts it. */
export function UnsureSource({ view }: { view: AssessmentView }) {
  const shared = useWords(assessmentWords)
  const both = useSay()
  return view.sure === '?' && view.definition.caveat ? <Callout kind="warning" title={shared.unsure}>{both(view.definition.caveat)}</Callout> : null
}

function itemsOf({ can, id, state }: AssessmentView, say: { [K in 'preview' | 'edit' | 'together' | 'discard' | 'correct' | 'join']: string }, open: (dialog: DialogName) => void, reading: boolean): MenuAction[] {
  return [
    ...(state === 'draft' && !reading ? [{ id: 'preview', label: say.preview, icon: 'print' as const, to: assessmentPath.to({ assessmentId: id }, { vista: 'lettura' }) }] : []),
    ...(can.details ? [{ id: 'details', label: say.edit, icon: 'pencil' as const, onAction: () => open('details') }] : []),
    ...(can.share ? [{ id: 'fillers', label: say.together, icon: 'user' as const, onAction: () => open('fillers') }] : []),
    ...(can.correct ? [{ id: 'correct', label: say.correct, icon: 'pencil' as const, onAction: () => open('correct') }] : []),
    ...(can.join ? [{ id: 'join', label: say.join, icon: 'user' as const, onAction: () => open('join') }] : []),
    ...(can.discard ? [{ id: 'discard', label: say.discard, icon: 'delete' as const, danger: true, onAction: () => open('discard') }] : []),
  ]
}
