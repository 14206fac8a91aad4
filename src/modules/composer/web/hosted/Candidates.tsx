import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { putHostedChild, type HostedList } from '../../contract/hosted.ts'
import { changedByHosted } from './changed.ts'
import { hostedWords } from './words.ts'

/** Children whose file was open to the community in the half-year: who was placed is put in the list by a person, never by itself. */
export function Candidates({ list }: { list: HostedList }) {
  const say = useWords(hostedWords)
  const add = useMutationOf(putHostedChild, { invalidates: changedByHosted, onError: toastProblem })
  return (
    <Card title={say.candidates}>
      <p className="ac-meta">{say.candidatesText}</p>
      <ul className="ac-plain ac-stack">
        {list.candidates.map((one) => (
          <li key={one.caseId} className="ac-row ac-known">
            <span><PersonName name={one.name} /> <span className="ac-meta ac-whole" translate="no">{one.caseNumber}</span>
              <span className="ac-meta"> · {one.placed ? say.placed : say.notPlaced}{one.enteredOn && `, ${say.since(formatDate(one.enteredOn))}`}</span></span>
            <Button kind="quiet" size="small" icon="plus" busy={add.isPending} aria-label={say.addOne(one.name)} onClick={() => add.mutate({ listId: list.id, caseId: one.caseId, enteredOn: one.enteredOn, leftOn: one.leftOn, leftOut: null, version: 0 })}>{say.add}</Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
