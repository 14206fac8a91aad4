import { useId, type ReactNode } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RequiredMark } from '#kernel/web/ui/field.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import type { Answer } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { fillWords } from './words.ts'

interface AreasProps {
  /** The question, for screen readers: three fields of the same name stand on one page many times. */
  of: string
  answer: Answer | undefined
  onChange: (answer: Answer | null) => void
  disabled: boolean | undefined
  rows?: number
  childHidden?: boolean | undefined
}

/** Three texts side by side where there is room, one under the other on a phone. Never joined. */
export function VoiceAreas({ of, answer, onChange, disabled, rows = 3, childHidden }: AreasProps) {
  const shared = useWords(assessmentWords)
  return (
    <div className="ac-voices" role="group" aria-label={of}>
      {(['child', 'parents', 'workers'] as const).map((voice) => (
        <TextArea
          key={voice} label={shared[`voice_${voice}`]} rows={rows} disabled={disabled || (childHidden && voice === 'child')} value={answer?.voices?.[voice] ?? ''}
          onChange={(text) => onChange({ ...answer, voices: { ...answer?.voices, [voice]: text } })}
        />
      ))}
    </div>
  )
}

/** A question answered in three voices. */
export function VoicesField({ label, hint, required, answer, onChange, disabled, childHidden }: Omit<AreasProps, 'of'> & { label: string; hint: ReactNode; required: boolean | undefined }) {
  const say = useWords(fillWords)
  const id = useId()
  return (
    <fieldset className="ac-field ac-field-full" aria-describedby={`${id}-hint`}>
      <legend className="ac-label">{label} <RequiredMark required={required} /></legend>
      <div className="ac-hint" id={`${id}-hint`}>{hint ?? say.voicesHint}</div>
      <VoiceAreas of={label} answer={answer} onChange={onChange} disabled={disabled} childHidden={childHidden} />
    </fieldset>
  )
}
