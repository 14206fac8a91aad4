import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { useCodeWords } from './codes.ts'
import type { Desk } from './desk.ts'
import type { NoteText } from './note-text.ts'
import { diaryWords, sectionLabels } from './words.ts'

export type FieldErrors = Partial<Record<keyof NoteText, string | undefined>>

interface NoteFieldsProps {
  note: NoteText
  desk: Desk
  errors: FieldErrors
  /** A new note can also be written in siblings' files. */
  isNew: boolean
  onChange: (change: Partial<NoteText>) => void
}

/** The fields of a note: what matters first, the rest folded. */
export function NoteFields({ note, desk, errors, isNew, onChange }: NoteFieldsProps) {
  const say = useWords(diaryWords)
  const both = useSay()
  const codes = useCodeWords()
  const sections = desk.sections.map((name) => ({ value: name, label: both(sectionLabels[name]) }))
  return (
    <>
      <TextArea label={say.body} required rows={6} value={note.body} error={errors.body} onChange={(body) => onChange({ body })} />
      <div className="ac-row">
        <Select label={say.kind} required empty={null} options={codes.options('diary_kind')} value={note.kind} error={errors.kind} onChange={(kind) => onChange({ kind })} />
        <SmartDateField label={say.on} hint={say.onHint} required value={note.on} error={errors.on} onChange={(on) => onChange({ on })} />
        <TimeField label={say.at} value={note.at} error={errors.at} onChange={(at) => onChange({ at })} />
        <Select label={say.section} hint={say.sectionHint} required empty={null} options={sections} value={note.section} error={errors.section} onChange={(section) => onChange({ section })} />
      </div>
      {isNew && desk.siblings.length > 0 && (
        <CheckboxGroup
          label={say.siblings}
          inline
          options={desk.siblings.map((one) => ({ value: one.caseId, label: one.childName, detail: one.number }))}
          value={note.siblings}
          error={errors.siblings}
          onChange={(siblings) => onChange({ siblings: [...siblings] })}
        />
      )}
      <MoreFields {...{ note, desk, errors, onChange }} />
    </>
  )
}

const filled = (note: NoteText): boolean =>
  Boolean(note.title || note.place || note.minutes || note.others || note.people.length || note.operators.length) || note.origin !== 'attivita_propria'

function MoreFields({ note, desk, errors, onChange }: Omit<NoteFieldsProps, 'isNew'>) {
  const say = useWords(diaryWords)
  const codes = useCodeWords()
  const wrong = errors.others ?? errors.minutes ?? errors.place ?? errors.title ?? errors.origin
  return (
    <details open={filled(note) || Boolean(wrong) || undefined}>
      <summary>{say.more}</summary>
      <div className="ac-stack">
        {desk.people.length > 0 && (
          <CheckboxGroup
            label={say.family}
            inline
            options={desk.people.map((one) => ({ value: one.personId, label: one.name, ...(one.original && one.original !== one.name ? { detail: one.original } : {}) }))}
            value={note.people}
            onChange={(people) => onChange({ people: [...people] })}
          />
        )}
        {desk.team.length > 0 && (
          <CheckboxGroup
            label={say.team}
            inline
            options={desk.team.map((one) => ({ value: one.operatorId, label: one.name }))}
            value={note.operators}
            onChange={(operators) => onChange({ operators: [...operators] })}
          />
        )}
        <TextField label={say.others} hint={say.othersHint} value={note.others} error={errors.others} onChange={(others) => onChange({ others })} />
        <div className="ac-row">
          <TextField label={say.minutes} inputMode="numeric" maxLength={4} value={note.minutes} error={errors.minutes} onChange={(minutes) => onChange({ minutes })} />
          <TextField label={say.place} value={note.place} error={errors.place} onChange={(place) => onChange({ place })} />
        </div>
        <TextField label={say.titleField} value={note.title} error={errors.title} onChange={(title) => onChange({ title })} />
        <Select label={say.origin} hint={say.originHint} required empty={null} options={codes.options('diary_origin')} value={note.origin} error={errors.origin} onChange={(origin) => onChange({ origin })} />
      </div>
    </details>
  )
}
