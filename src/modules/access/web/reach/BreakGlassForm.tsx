import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { breakGlass, getReach, listBreakGlass } from '../../contract/reach.ts'
import { useReachCodes } from './codes.ts'
import { noteEmergency } from './emergency-state.ts'
import { emergencyWords } from './emergency-words.ts'

/** What happens when a file is opened in an emergency, told before it is. */
export function EmergencyConsequences() {
  const say = useWords(emergencyWords)
  return (
    <Callout kind="warning" title={say.whatHappens}>
      <ul>{[say.happensTime, say.happensHidden, say.happensTold, say.happensReview].map((line) => <li key={line}>{line}</li>)}</ul>
    </Callout>
  )
}

/** Why now, in words, and for how many minutes; then the file opens. */
export function BreakGlassForm({ subject, onOpened }: { subject: string; onOpened: () => void }) {
  const say = useWords(emergencyWords)
  const codes = useReachCodes()
  const [minutes, setMinutes] = useState('30')
  const times = ['15', '30', '60'].map((value) => ({ value, label: say.minutesOf(value) }))
  return (
    <Form
      endpoint={breakGlass}
      input={{ subject, minutes: Number(minutes) }}
      submit={say.open}
      invalidates={[getReach, listBreakGlass]}
      onDone={({ endsAt }) => {
        noteEmergency(subject, endsAt)
        onOpened()
      }}
    >
      <Select name="reason" label={say.reason} required options={codes.options('break_glass_reason')} />
      <TextArea name="words" label={say.words} hint={say.wordsHint} required rows={4} maxLength={2000} />
      <RadioGroup label={say.minutes} inline value={minutes} onChange={setMinutes} options={times} />
    </Form>
  )
}
