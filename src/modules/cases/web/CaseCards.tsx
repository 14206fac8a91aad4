import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { CaseRow, getToday } from '../contract.ts'
import { ageText } from './CasesScreen.tsx'
import { HandoverList } from './HandoversScreen.tsx'
import { useCaseCodes } from './lists.ts'
import { casePath, casesPath } from './paths.ts'
import { caseWords } from './words.ts'

type Today = Result<typeof getToday>

/** Files one under the other, as one reads them: name, age, phase, when something last happened. */
function Files({ rows, none }: { rows: readonly CaseRow[]; none: string }) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  if (rows.length === 0) return <p className="ac-meta">{none}</p>
  return (
    <ul className="ac-plain ac-stack">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={casePath.to({ caseId: row.id })}><PersonName name={row.childName} /></Link>{' '}
          {row.warnings > 0 && <Badge kind="danger" icon="warning">{say.warningsCount(row.warnings)}</Badge>}
          <div className="ac-meta">{[ageText(row.childBirth), codes.label('phase', row.phase), row.municipality, formatRelative(row.lastActivityAt)].filter(Boolean).join(' · ')}</div>
        </li>
      ))}
    </ul>
  )
}

export function WaitingCard({ today }: { today: Today }) {
  const say = useWords(caseWords)
  return <Card title={say.waitsForYou}><HandoverList rows={today.handovers} none={say.nothingWaits} /></Card>
}

const SHOWN = 15
export function MineCard({ today }: { today: Today }) {
  const say = useWords(caseWords)
  const all = <Link to={casesPath.to({}, { scope: 'mine', status: 'open' })}>{say.allMine(today.mineTotal)}</Link>
  return <Card title={say.myChildren} footer={today.mineTotal > SHOWN ? all : undefined}><Files rows={today.mine.slice(0, SHOWN)} none={say.noMine} /></Card>
}

export function RecentCard({ today }: { today: Today }) {
  const say = useWords(caseWords)
  return <Card title={say.recent}><Files rows={today.recent} none={say.noRecent} /></Card>
}

export function QuietCard({ today }: { today: Today }) {
  const say = useWords(caseWords)
  return <Card title={say.quietTitle}><Files rows={today.quiet} none={say.quietNone} /></Card>
}
