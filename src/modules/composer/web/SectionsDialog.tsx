import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { arrangeSections, getPaperDesk, type Paper, type PaperDesk } from '../contract.ts'
import { paperParts, type PaperPart } from '../domain/paper.ts'
import { changedByPaper } from './changed.ts'
import { paperWords } from './words.ts'

interface Line {
  key: string
  id: Paper['sections'][number]['id'] | null
  title: string
  part: PaperPart
  clinical: boolean
  authors: string[]
}

/** Which sections, in which order and part, and who writes each. */
export function SectionsDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const desk = useQueryOf(getPaperDesk, { caseId: paper.caseId })
  return (
    <Modal open onClose={onClose} title={say.sectionsAndAuthors} size="wide" question>
      <Loaded query={desk}>{(found) => <Lines paper={paper} colleagues={found.colleagues} onClose={onClose} />}</Loaded>
    </Modal>
  )
}

function Lines({ paper, colleagues, onClose }: { paper: Paper; colleagues: PaperDesk['colleagues']; onClose: () => void }) {
  const say = useWords(paperWords)
  const [lines, setLines] = useState<Line[]>(() => paper.sections.map(({ id, title, part, clinical, authors }) => ({ key: id, id, title, part, clinical, authors: authors.map((one) => one.id) })))
  const save = useMutationOf(arrangeSections, { invalidates: changedByPaper, onSuccess: () => {
    toast(say.saved)
    onClose()
  } })
  const patch = (key: string, change: Partial<Line>) => setLines((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const move = (index: number, way: -1 | 1) => setLines((all) => {
    const next = [...all]
    const [one] = next.splice(index, 1)
    next.splice(index + way, 0, one!)
    return next
  })
  const send = () => save.mutate({ paperId: paper.id, version: paper.version, sections: lines.map(({ key: _key, authors, ...one }) => ({ ...one, authors: authors as never })) })
  const nobody = lines.some(({ authors, title }) => authors.length === 0 || !title.trim())
  return (
    <div className="ac-stack">
      {save.isError && <ErrorState problem={save.error} />}
      {lines.map((one, index) => (
        <fieldset key={one.key} className="ac-fieldset"><legend>{index + 1}. {one.title || say.sectionTitle}</legend>
          <div className="ac-row">
            <IconButton icon="arrow-up" label={`${say.up}: ${one.title}`} disabled={index === 0} onClick={() => move(index, -1)} />
            <IconButton icon="arrow-down" label={`${say.down}: ${one.title}`} disabled={index === lines.length - 1} onClick={() => move(index, 1)} />
            <IconButton icon="delete" label={`${say.remove}: ${one.title}`} disabled={lines.length === 1} onClick={() => setLines((all) => all.filter(({ key }) => key !== one.key))} />
          </div>
          <TextField label={say.sectionTitle} value={one.title} onChange={(title) => patch(one.key, { title })} maxLength={200} required />
          <Select label={say.part} value={one.part} onChange={(part) => patch(one.key, { part: part as PaperPart })} empty={null} options={paperParts.map((part) => ({ value: part, label: say[`partLong_${part}`] }))} />
          <Checkbox label={say.psychological} value={one.clinical} onChange={(clinical) => patch(one.key, { clinical })} />
          <CheckboxGroup label={say.authors} value={one.authors} onChange={(authors) => patch(one.key, { authors: [...authors] })} inline options={colleagues.map(({ id, name }) => ({ value: id, label: name }))} />
        </fieldset>
      ))}
      <Button kind="quiet" icon="plus" onClick={() => setLines((all) => [...all, { key: `new-${all.length}-${Date.now()}`, id: null, title: '', part: 'fact', clinical: false, authors: [] }])}>{say.addSection}</Button>
      <div className="ac-form-actions">
        <Button kind="primary" busy={save.isPending} disabled={nobody} onClick={send}>{say.save}</Button>
        <Button kind="quiet" onClick={onClose}>{say.cancel}</Button>
      </div>
    </div>
  )
}
