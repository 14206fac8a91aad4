import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormTools } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addEquivalence, decideEquivalenceProposal, endEquivalence, equivalenceKinds, listEquivalenceProposals, listEquivalences, type Equivalence, type EquivalenceProposal } from '../../contract/equivalence.ts'
import { LanguagesField } from './LanguagesField.tsx'
import { equivalenceWords, namesText, type EquivalenceSay } from './words.ts'

const changed = [listEquivalences, listEquivalenceProposals]
const kindsOf = (say: EquivalenceSay) => equivalenceKinds.map((value) => ({ value, label: say[`kind_${value}`] }))
const MOST = 20

/** Two names or more, what makes them one, who says so. */
export function AddEquivalence({ onClose }: { onClose: () => void }) {
  const say = useWords(equivalenceWords)
  const done = () => {
    toast(say.added)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.add} question>
      <p>{say.addText}</p>
      <Form endpoint={addEquivalence} defaults={{ words: ['', ''], languages: [] }} submit={say.save} invalidates={changed} onDone={done} onCancel={onClose}>
        <Names />
        <Select name="kind" label={say.kind} required options={kindsOf(say)} />
        <LanguagesField name="languages" />
        <TextField name="source" label={say.source} hint={say.sourceHint} required maxLength={200} />
        <TextField name="reason" label={say.reason} hint={say.reasonHint} required maxLength={500} />
      </Form>
    </Modal>
  )
}

function Names() {
  const say = useWords(equivalenceWords)
  const { values, set } = useFormTools()
  const [count, setCount] = useState(2)
  const resize = (next: number) => {
    const words = values()['words'] as string[]
    set('words', Array.from({ length: next }, (_, at) => words[at] ?? ''))
    setCount(next)
  }
  return (
    <>
      {Array.from({ length: count }, (_, at) => <TextField key={at} name={`words.${at}`} label={say.nameOf(at + 1)} required maxLength={40} {...(at === 0 ? { hint: say.nameHint } : {})} />)}
      <div className="ac-row">
        {count < MOST && <Button kind="quiet" size="small" icon="plus" onClick={() => resize(count + 1)}>{say.another}</Button>}
        {count > 2 && <Button kind="quiet" size="small" icon="close" onClick={() => resize(count - 1)}>{say.removeName}</Button>}
      </div>
    </>
  )
}

/** These names no longer count as one. */
export function EndEquivalence({ equivalence: { id, words, version }, onClose }: { equivalence: Equivalence; onClose: () => void }) {
  const say = useWords(equivalenceWords)
  const done = () => {
    toast(say.endDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.endTitle(namesText(words))} question>
      <p>{say.endText}</p>
      <Form endpoint={endEquivalence} input={{ equivalenceId: id!, version }} submit={say.endDo} submitKind="danger" invalidates={changed} onDone={done} onCancel={onClose}>
        <TextField name="reason" label={say.reason} hint={say.reasonHint} required maxLength={500} />
      </Form>
    </Modal>
  )
}

/** A pair that confirmed links suggest becomes an equivalence, or is two names. */
export function DecideProposal({ proposal: { id, words, version }, verdict, onClose }: { proposal: EquivalenceProposal; verdict: 'accept' | 'refuse'; onClose: () => void }) {
  const say = useWords(equivalenceWords)
  const accepts = verdict === 'accept'
  const done = () => {
    toast(accepts ? say.acceptDone : say.refuseDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={(accepts ? say.acceptTitle : say.refuseTitle)(namesText(words))} question>
      <p>{accepts ? say.acceptText : say.refuseText}</p>
      <Form endpoint={decideEquivalenceProposal} input={{ proposalId: id, version, verdict }} defaults={{ kind: 'language', languages: [] }} submit={accepts ? say.acceptDo : say.refuseDo} invalidates={changed} onDone={done} onCancel={onClose}>
        {accepts && <Select name="kind" label={say.kind} required empty={null} options={kindsOf(say)} />}
        {accepts && <LanguagesField name="languages" />}
        <TextField name="reason" label={say.reason} hint={say.reasonHint} required maxLength={500} />
      </Form>
    </Modal>
  )
}
