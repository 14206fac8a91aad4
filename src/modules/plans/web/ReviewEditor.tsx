import { useEffect, useState, type RefObject } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { patchCached, useQueryOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { useVersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { searchActiveWorkers } from '#modules/network/web/parts.ts'
import { getReview, listCasePlans, saveReview, type Plan, type Review } from '../contract.ts'
import { planWords } from './words.ts'

interface Written {
  operators: { id: string; name: string }[]
  people: string[]
  others: string
  absenceReason: string
  words: string
  child: string
  language: string
  mediator: boolean
}

const writtenOf = (review: Review): Written => {
  const child = review.voices?.find(({ party }) => party === 'child')
  return {
    operators: review.operators, people: review.people.map(({ id }) => id), others: review.others ?? '', absenceReason: review.absenceReason ?? '', words: review.words,
    child: child?.words ?? '', language: child?.language ?? '', mediator: child?.mediator ?? false,
  }
}

/** What a review says beside its scores, saved while it is written; voices other than the child's stay as they are. `flush`: how the page has it saved at once. */
export function ReviewEditor({ plan, review, flush }: { plan: Plan; review: Review; flush: RefObject<() => Promise<void>> }) {
  const say = useWords(planWords)
  const choices = useQueryOf(listCasePlans, { caseId: plan.caseId }).data
  const [value, setValue] = useState(() => writtenOf(review))
  const put = (change: Partial<Written>) => setValue((now) => ({ ...now, ...change }))
  const others = (review.voices ?? []).filter(({ party }) => party !== 'child').map(({ party, personId, whoWords, words, language, mediator }) => ({ party: party as 'parent', personId: personId as Id<'person'> | null, whoWords, words, language, mediator }))
  const draft = useVersionedDraft<Written>({
    value, version: review.version, savedAt: null,
    send: async (now, version, key) => {
      const saved = await call(saveReview, {
        planId: plan.id, reviewId: review.id, operators: now.operators.map(({ id }) => id as Id<'operator'>), people: now.people as Id<'person'>[], others: now.others || null, absenceReason: now.absenceReason || null, words: now.words,
        voices: [...others, ...(now.child.trim() ? [{ party: 'child' as const, personId: null, whoWords: null, words: now.child, language: now.language || null, mediator: now.mediator }] : [])], version,
      }, { key })
      patchCached(getReview, { planId: plan.id, reviewId: review.id }, () => saved)
      return saved
    },
    read: (current) => ({ value: writtenOf(current as Review), version: (current as Review).version }),
  })
  useEffect(() => {
    flush.current = draft.flush
  })
  const people = [{ value: plan.childId, label: say.presentChild }, ...(choices?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <Card title={say.whatWasSaid} footer={<DraftStatus draft={draft} />}>
      {draft.other && (
        <Alert kind="warning" title={say.twoTexts}>
          <div className="pl-two"><div><strong>{say.theirs}</strong><p className="pl-words" translate="no">{draft.other.words}</p></div><div><strong>{say.mine}</strong><p className="pl-words" translate="no">{value.words}</p></div></div>
          <div className="ac-form-actions"><Button onClick={draft.keepThis}>{say.keepMine}</Button><Button kind="quiet" onClick={() => setValue(draft.takeOther())}>{say.takeTheirs}</Button></div>
        </Alert>
      )}
      <div className="ac-form pl-review">
        <CheckboxGroup label={say.present} value={value.people} onChange={(chosen) => put({ people: [...chosen] })} options={people} />
        {value.operators.length > 0 && <ul className="ac-plain">
          {value.operators.map((one) => <li key={one.id} className="ac-row">{one.name} <IconButton icon="close" label={`${say.remove}: ${one.name}`} onClick={() => put({ operators: value.operators.filter(({ id }) => id !== one.id) })} /></li>)}
        </ul>}
        <ComboBox key={value.operators.length} label={say.addWorker} search={searchActiveWorkers} onChoose={(option) => option && !value.operators.some(({ id }) => id === option.value) && put({ operators: [...value.operators, { id: option.value, name: option.label }] })} />
        <TextField label={say.others} value={value.others} onChange={(text) => put({ others: text })} maxLength={500} />
        <TextArea label={say.whatWasSaid} rows={5} value={value.words} onChange={(text) => put({ words: text })} />
        <TextArea label={say.childSays} hint={say.ownWordsHint} rows={3} value={value.child} onChange={(text) => put({ child: text })} />
        {value.child && <><TextField label={say.language} value={value.language} onChange={(text) => put({ language: text })} maxLength={60} /><Checkbox label={say.mediator} value={value.mediator} onChange={(mediator) => put({ mediator })} /></>}
        {!value.people.includes(plan.childId) && <TextArea label={say.absence} rows={2} value={value.absenceReason} onChange={(text) => put({ absenceReason: text })} maxLength={1000} />}
      </div>
    </Card>
  )
}
