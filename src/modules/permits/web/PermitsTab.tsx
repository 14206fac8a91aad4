import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import { listCasePermits } from '../contract.ts'
import { followedStates } from '../domain/states.ts'
import { OpinionCard } from './OpinionCard.tsx'
import { PermitCard } from './PermitCard.tsx'
import { PermitDialog } from './PermitDialog.tsx'
import { isNear, TowardsEighteen } from './TowardsEighteen.tsx'
import { permitWords } from './words.ts'

type Answer = Result<typeof listCasePermits>

/** The part of a child's page about permits, status and coming of age. */
export function PermitsTab({ caseId }: { caseId: string }) {
  const query = useQueryOf(listCasePermits, { caseId: caseId as Id<'case'> })
  return <Loaded query={query} lines={8}>{(answer) => <Permits caseId={caseId as Id<'case'>} answer={answer} />}</Loaded>
}

function Permits({ caseId, answer }: { caseId: Id<'case'>; answer: Answer }) {
  const say = useWords(permitWords)
  const [adding, setAdding] = useState(false)
  const followed = answer.rows.filter(({ state }) => (followedStates as readonly string[]).includes(state))
  const past = answer.rows.filter((row) => !followed.includes(row))
  const add = answer.can.add && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>{say.add}</Button>
  return (
    <div className="ac-columns">
      <div className="ac-stack">
        <div className="ac-row"><h2>{say.permits}</h2>{followed.length > 0 && add}</div>
        {followed.length === 0 && <EmptyState icon="card" title={say.none} action={add}>{say.noneText}</EmptyState>}
        {followed.map((permit) => <PermitCard key={permit.id} permit={permit} people={answer.people} />)}
        {past.length > 0 && (
          <details>
            <summary>{say.ended} ({past.length})</summary>
            <div className="ac-stack">{past.map((permit) => <PermitCard key={permit.id} permit={permit} people={answer.people} />)}</div>
          </details>
        )}
      </div>
      <div className="ac-stack">
        <TowardsEighteen answer={answer} />
        {(answer.opinions.length > 0 || (answer.towardsEighteen && isNear(answer.towardsEighteen.birth))) && <OpinionCard caseId={caseId} answer={answer} />}
      </div>
      {adding && <PermitDialog caseId={caseId} people={answer.people} onClose={() => setAdding(false)} />}
    </div>
  )
}
