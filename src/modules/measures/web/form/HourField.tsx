import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { useField } from '#kernel/web/ui/field.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { splitClock, twiceAt } from '../../domain/clock.ts'
import { formWords } from './words.ts'

/** An hour by the clock of Rome; on the night the clocks go back it asks which of the two, so that nobody types an offset. `day`: the field of its day. */
export function HourField({ name, day }: { name: string; day: string }) {
  const say = useWords(formWords)
  const field = useField<string>({ name, label: say.decidedTime })
  const { clock, offset } = splitClock(field.value ?? '')
  const on = useFormValue<string>(day) ?? ''
  const twice = isPlainDate(on) ? twiceAt(on, clock) : null
  return (
    <div className="ac-stack" id={field.id} tabIndex={-1}>
      <TimeField label={say.decidedTime} hint={say.timeHint} value={clock} onChange={(next) => next !== clock && field.onChange(next)} onBlur={field.onBlur} error={field.error} />
      {twice && (
        <RadioGroup
          label={say.twice} value={offset} onChange={(which) => field.onChange(`${clock}${which}`)}
          options={[{ value: twice[0], label: say.firstHour }, { value: twice[1], label: say.secondHour }]}
        />
      )}
    </div>
  )
}
