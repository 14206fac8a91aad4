import { useState, type ReactNode } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import { ConfirmDialog, Modal } from '#kernel/web/ui/Modal.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../contract.ts'
import { EndForm } from './EndForm.tsx'
import { peopleWords } from './words.ts'

export interface Fact {
  id: string
  recordedBy: string | null
  recordedAt: string | null
  retiredBy: string | null
  retiredAt: string | null
  chosen?: boolean
  validTo?: string | null
}

interface FactCardProps<F extends Fact> {
  person: contract.PersonFile
  kind: contract.FactKind
  title: string
  facts: readonly F[]
  /** What the fact says, in words. */
  show: (fact: F) => ReactNode
  /** The form that writes one more; closes itself through `done`. */
  add: string
  form: (done: () => void) => ReactNode
}

const choosable = (kind: contract.FactKind): kind is 'names' | 'births' => kind === 'names' || kind === 'births'
const endable = (kind: contract.FactKind): kind is 'addresses' | 'contacts' | 'relations' => kind === 'addresses' || kind === 'contacts' || kind === 'relations'

/** The facts of one kind about somebody: each with who wrote it, what can be done with it, and a form for one more. */
export function FactCard<F extends Fact>({ person, kind, title, facts, show, add, form }: FactCardProps<F>) {
  const say = useWords(peopleWords)
  const [adding, setAdding] = useState(false)
  const done = () => {
    setAdding(false)
    toast(say.saved)
  }
  return (
    <Card title={title} actions={person.can.edit && <Button size="small" icon="plus" aria-label={add} onClick={() => setAdding(true)}>{say.add}</Button>}>
      {facts.length === 0 ? <p className="ac-meta">{say.none}</p> : (
        <ul className="pp-facts">
          {facts.map((fact) => <FactRow key={fact.id} {...{ person, kind, fact }}>{show(fact)}</FactRow>)}
        </ul>
      )}
      <Modal open={adding} onClose={() => setAdding(false)} title={add}>{form(done)}</Modal>
    </Card>
  )
}

function FactRow<F extends Fact>({ person, kind, fact, children }: { person: contract.PersonFile; kind: contract.FactKind; fact: F; children: ReactNode }) {
  const say = useWords(peopleWords)
  const [asking, setAsking] = useState<'retire' | 'end' | null>(null)
  const retire = useMutationOf(contract.retireFact, { invalidates: [contract.getPerson, contract.getFamily], onSuccess: () => toast(say.removed), onError: toastProblem })
  const choose = useMutationOf(contract.chooseFact, { invalidates: [contract.getPerson, contract.getFamily], onSuccess: () => toast(say.saved), onError: toastProblem })
  const personId: Id<'person'> = person.id
  const actions: MenuAction[] = []
  if (choosable(kind) && !fact.chosen) actions.push({ id: 'choose', label: say.choose, icon: 'check', onAction: () => choose.mutate({ personId, kind, factId: fact.id, version: person.version }) })
  if (endable(kind) && !fact.validTo) actions.push({ id: 'end', label: say.end, icon: 'calendar', onAction: () => setAsking('end') })
  actions.push({ id: 'retire', label: say.retire, icon: 'delete', danger: true, onAction: () => setAsking('retire') })
  return (
    <li className={fact.retiredAt ? 'pp-fact pp-retired' : 'pp-fact'}>
      <div>
        {children}
        {fact.chosen && !fact.retiredAt && <> <Badge kind="info">{say.chosen}</Badge></>}
        <div className="ac-meta">
          {fact.recordedBy && fact.recordedAt && say.recorded(fact.recordedBy, formatDate(fact.recordedAt))}
          {fact.retiredAt && ` · ${say.retired(fact.retiredBy ?? '', formatDate(fact.retiredAt))}`}
        </div>
      </div>
      {person.can.edit && !fact.retiredAt && <Menu items={actions} />}
      <ConfirmDialog open={asking === 'retire'} onClose={() => setAsking(null)} title={say.retireTitle} confirm={say.retire} danger onConfirm={() => retire.mutateAsync({ personId, kind, factId: fact.id }).catch(() => undefined)}>
        {say.retireText}
      </ConfirmDialog>
      {endable(kind) && (
        <Modal open={asking === 'end'} onClose={() => setAsking(null)} title={say.endTitle}>
          <EndForm personId={personId} kind={kind} factId={fact.id} onDone={() => setAsking(null)} />
        </Modal>
      )}
    </li>
  )
}
