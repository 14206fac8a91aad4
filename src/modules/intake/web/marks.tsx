import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { ReportRow } from '../contract.ts'
import { useIntakeCodes } from './lists.ts'
import { intakeWords } from './words.ts'

/** How urgent, in words; red only when a child may be in danger now. */
export function UrgencyBadge({ code }: { code: string }) {
  const codes = useIntakeCodes()
  const kind = code === 'immediata' ? 'danger' : code === 'entro_2_giorni' ? 'warning' : 'neutral'
  return <Badge kind={kind} {...(code === 'immediata' ? { icon: 'warning-circle' as const } : {})}>{codes.label('urgency', code)}</Badge>
}

const stateWords = { waiting: 'waiting', assigned: 'assignedState', observing: 'observing', decided: 'decided' } as const

/** The state of a report in words: who follows it, until when it is observed. */
export function StateText({ report }: { report: Pick<ReportRow, 'state' | 'assignedTo' | 'observeUntil'> }) {
  const say = useWords(intakeWords)
  const more = [
    report.observeUntil && say.observeUntil(formatDateOfTable(report.observeUntil)), report.assignedTo && say.followedBy(report.assignedTo.name),
  ].filter(Boolean).join(', ')
  return <>{say[stateWords[report.state]]}{more && `, ${more}`}</>
}

/** Names of the reported children, as far as told; nothing of them for who reaches only the header. */
export function ChildNames({ told }: { told: ReportRow['children'] }) {
  const say = useWords(intakeWords)
  if (!told.length) return <span className="ac-meta">{say.hiddenChildren}</span>
  return (
    <span>
      {told.map((child, index) => (
        <span key={index}>{index > 0 && ', '}<PersonName name={child.name || say.noName} original={child.original} /></span>
      ))}
    </span>
  )
}
