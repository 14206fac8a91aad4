import { useWords } from '#kernel/web/i18n/words.ts'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { rhythms } from '../domain/recurrence.ts'
import { agendaWords } from './words.ts'

/** Whether it repeats, how often, and until when. */
export function RepeatFields() {
  const say = useWords(agendaWords)
  const { set } = useFormTools()
  const repeat = useFormValue<{ every: string } | null>('repeat')
  return (
    <div className="ac-row ac-time-row">
      <Select label={say.repeat} empty={null} value={repeat?.every ?? 'no'} onChange={(every) => set('repeat', every === 'no' ? null : { every, count: '', until: '', except: [] })}
        options={[{ value: 'no', label: say.repeat_no }, ...rhythms.map((value) => ({ value, label: say[`repeat_${value}`] }))]} />
      {repeat && <TextField name="repeat.count" label={say.times} inputMode="numeric" maxLength={3} />}
      {repeat && <SmartDateField name="repeat.until" label={say.until} />}
    </div>
  )
}
