import { useState } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { reaches, type Instrument, type Item, type Reach, type Section } from '../../domain/instrument.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { itemKeys, moved, newItem, optional, replaced, withField, without } from './edit.ts'
import { ItemDialog } from './ItemDialog.tsx'
import { ItemLine } from './ReadDefinition.tsx'
import { RowTools } from './RowTools.tsx'
import { LinesField, WordsField } from './WordsField.tsx'
import { adminWords } from './words.ts'

interface SectionEditorProps {
  section: Section
  index: number
  instrument: Instrument
  onChange: (section: Section) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One section: its words, where it stands in the file, its questions in their order. */
export function SectionEditor({ section, index, instrument, onChange, onMove, onRemove }: SectionEditorProps) {
  const say = useWords(adminWords)
  const both = useSay()
  const [edited, setEdited] = useState<{ item: Item; at: number } | null>(null)
  const set = (items: Item[]) => onChange({ ...section, items })
  const name = both(section.title) || `${say.editSection} ${index + 1}`
  const apply = (item: Item) => {
    set(edited!.at < section.items.length ? replaced(section.items, edited!.at, item) : [...section.items, item])
    setEdited(null)
  }
  return (
    <Card title={name} actions={<RowTools name={name} first={index === 0} last={index === instrument.sections.length - 1} onMove={onMove} onRemove={onRemove} />}>
      <details className="ac-admin-more" open={section.items.length === 0}>
        <summary>{say.edit(name)}</summary>
        <SectionFields section={section} instrument={instrument} onChange={onChange} />
      </details>
      <ol className="ac-plain ac-admin-items">
        {section.items.map((item, at) => {
          const label = both(item.label) || say.untitled
          return (
            <li key={item.key} id={`domanda-${item.key}`}>
              <ItemLine item={item} instrument={instrument} />
              <span className="ac-row">
                <Button size="small" kind="quiet" icon="pencil" aria-label={say.edit(label)} onClick={() => setEdited({ item, at })}>{say.edit('')}</Button>
                <RowTools name={label} first={at === 0} last={at === section.items.length - 1} onMove={(by) => set(moved(section.items, at, by))} onRemove={() => set(without(section.items, at))} />
              </span>
            </li>
          )
        })}
      </ol>
      <Button size="small" icon="plus" onClick={() => setEdited({ item: newItem(itemKeys(instrument)), at: section.items.length })}>{say.addItem}</Button>
      {edited && <ItemDialog item={edited.item} instrument={instrument} fresh={edited.at === section.items.length} onApply={apply} onClose={() => setEdited(null)} />}
    </Card>
  )
}

/** The words of a section, where it stands in the file, when it is shown. */
function SectionFields({ section, instrument, onChange }: Pick<SectionEditorProps, 'section' | 'instrument' | 'onChange'>) {
  const say = useWords(adminWords)
  return (
    <div className="ac-stack">
      <WordsField label={say.sectionTitle} value={section.title} onChange={(title) => onChange({ ...section, title })} required />
      <div className="ac-admin-pair">
        <Select label={say.reach} empty={null} value={section.reach} onChange={(reach) => onChange({ ...section, reach: reach as Reach })} options={reaches.map((reach) => ({ value: reach, label: say[`reach_${reach}`] }))} />
        <div>
          <Checkbox label={say.clinical} value={section.clinical ?? false} onChange={(on) => onChange({ ...withField(section, 'clinical', on ? true : undefined), ...(on ? { reach: 'health' as const } : {}) })} />
          {instrument.about === 'people' && <Checkbox label={say.eachPerson} value={section.each === 'person'} onChange={(on) => onChange(withField(section, 'each', on ? 'person' : undefined))} />}
        </div>
      </div>
      <WordsField label={say.help} value={section.help} onChange={(help) => onChange(withField(section, 'help', optional(help)))} long />
      <LinesField label={say.never} value={section.never} onChange={(never) => onChange(withField(section, 'never', never))} />
      <ConditionEditor label={say.shownWhen} instrument={{ ...instrument, sections: instrument.sections.filter(({ key }) => key !== section.key) }} value={section.when} onChange={(when) => onChange(withField(section, 'when', when))} />
    </div>
  )
}
