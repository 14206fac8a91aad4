import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import type { Result } from '#kernel/contract/endpoint.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import type { listCasePermits, Opinion } from '../contract.ts'
import { usePermitCodes } from './codes.ts'
import { OpinionDialog } from './OpinionDialog.tsx'
import { permitWords } from './words.ts'

const colour: Record<Opinion['state'], BadgeKind> = { asked: 'info', completion_asked: 'warning', positive: 'success', negative: 'warning', withdrawn: 'neutral', not_needed: 'neutral' }

/** The opinion of art. 32: asked or not, with what, and how it ended. */
export function OpinionCard({ caseId, answer }: { caseId: Id<'case'>; answer: Result<typeof listCasePermits> }) {
  const say = useWords(permitWords)
  const [opened, setOpened] = useState<Opinion | 'new' | null>(null)
  const add = answer.can.askOpinion && <Button size="small" icon="plus" className="ac-screen-only" onClick={() => setOpened('new')}>{say.addOpinion}</Button>
  return (
    <Card title={say.opinion} actions={add}>
      <p className="ac-meta">{say.opinionText}</p>
      {answer.opinions.length === 0 && <p>{say.noOpinion}</p>}
      <ul className="ac-plain ac-stack">{answer.opinions.map((one) => <li key={one.id}><One opinion={one} onUpdate={() => setOpened(one)} /></li>)}</ul>
      {opened && <OpinionDialog caseId={caseId} opinion={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </Card>
  )
}

function One({ opinion, onUpdate }: { opinion: Opinion; onUpdate: () => void }) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const missing = codes.options('opinion_document').filter(({ value }) => !opinion.attached.includes(value)).map(({ label }) => label)
  const waits = opinion.state === 'asked' || opinion.state === 'completion_asked'
  return (
    <>
      <div className="ac-row">
        <Badge kind={colour[opinion.state]}>{say[`o_${opinion.state}`]}</Badge>
        {opinion.can.change && <Button kind="quiet" size="small" className="ac-screen-only" onClick={onUpdate}>{say.update}</Button>}
      </div>
      <DataList items={[
        { label: say.askedOn, value: opinion.askedOn && formatDate(opinion.askedOn) },
        { label: say.askedBy, value: opinion.askedBy && codes.label('opinion_asker', opinion.askedBy) },
        { label: say.inSim, value: opinion.inSim ? (opinion.simNumber ?? '✓') : null },
        { label: say.attached, value: opinion.attached.map((one) => codes.label('opinion_document', one)).join(', ') },
        { label: say.outcomeOn, value: opinion.outcomeOn && formatDate(opinion.outcomeOn) },
        { label: say.exemption, value: opinion.exemption && codes.label('opinion_exemption', opinion.exemption) },
        { label: say.note, value: opinion.note && <bdi>{opinion.note}</bdi> },
      ]} />
      {waits && missing.length > 0 && <p className="ac-meta">{say.missing(missing.join(', '))}</p>}
    </>
  )
}
