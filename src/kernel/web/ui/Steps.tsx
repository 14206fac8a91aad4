import { useWords } from '../i18n/words.ts'
import { Icon } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import { uiWords } from './words.ts'

export interface Step {
  label: string
  state: 'done' | 'current' | 'todo'
  /** When, or what is missing. */
  detail?: string
}

/** Phases of a path, with the one it is in. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  const say = useWords(uiWords)
  const words = { done: say.done, current: say.current, todo: say.toDo }
  return (
    <ol className="ac-steps" aria-label={label}>
      {steps.map((step, index) => (
        // in their order: until the words of a code list arrive, several may read the same
        <li key={index} className={`ac-step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="ac-step-mark" aria-hidden="true">{step.state === 'done' ? <Icon name="check" size={16} /> : index + 1}</span>
          <span className="ac-step-text">
            {step.label}
            <VisuallyHidden>, {words[step.state]}</VisuallyHidden>
            {step.detail && <small>{step.detail}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}
