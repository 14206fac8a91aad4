import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { FormProvider, get, useController, useForm, useFormContext, useWatch, type FieldErrors } from 'react-hook-form'
import type * as z from 'zod'
import type { ClientInput, Endpoint, Result } from '../../contract/endpoint.ts'
import { inLanguage } from '../../contract/message.ts'
import { ApiProblem, sayProblem } from '../api.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/words.ts'
import { useMutationOf } from '../query.ts'
import { Alert, Callout } from './Alert.tsx'
import { Button, type ButtonKind } from './Button.tsx'
import { BindingContext, type Bound } from './field.tsx'
import { asSent, speakChecks } from './form-values.ts'
import { dropValues, keepValues, keptValues } from './kept-values.ts'
import { StaleChoice } from './StaleChoice.tsx'
import { uiWords } from './words.ts'

interface FormProps<E extends Endpoint> {
  endpoint: E
  /** Parts of the input that are not asked: path parameters, the version the change is based on. */
  input?: Partial<ClientInput<E>>
  /** What the fields hold at first. */
  defaults?: Partial<ClientInput<E>>
  submit: string
  submitKind?: ButtonKind
  onDone?: (result: Result<E>) => void
  onCancel?: () => void
  /** Somebody else changed it meanwhile: receives the present state. Without it the message alone is shown. */
  onStale?: (current: unknown) => void
  /** For a form that edits what exists: what its fields would hold in the present state (`version` too). Both versions are then shown and asked about. */
  theirs?: (current: never) => Partial<ClientInput<E>>
  invalidates?: readonly Endpoint[]
  /** Awaited before sending: what is kept of the form elsewhere goes first. */
  before?: () => Promise<void>
  /** A name under which what is typed is kept in memory when the form is left by mistake; sent or given up, it is forgotten. For long forms that have no draft. */
  keepAs?: string
  children: ReactNode
}

type Values = Record<string, unknown>
const idOf = (name: string): string => `field-${name.replaceAll('.', '-')}`

function useBinding(name: string): Bound {
  const { control } = useFormContext()
  const { field, fieldState, formState } = useController({ name, control })
  const language = useLanguage()
  // Passing through an empty field is no mistake yet; and a message that appears while one presses a button would move it away from under the pointer.
  const leave = () => {
    if (fieldState.isDirty || formState.isSubmitted) field.onBlur()
  }
  return { value: field.value, onChange: field.onChange, onBlur: leave, ref: field.ref, error: fieldState.error?.message && inLanguage(fieldState.error.message, language) }
}

function namesOf(errors: FieldErrors, prefix = ''): { name: string; message: string }[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    const name = prefix + key
    if (!error || key === 'root') return []
    if (typeof (error as { message?: unknown }).message === 'string') return [{ name, message: (error as { message: string }).message }]
    return namesOf(error as FieldErrors, `${name}.`)
  })
}

/** The version a form stands on, and what to do when somebody else saved meanwhile. */
function useBase(defaults: Values | undefined, input: Values | undefined, edits: boolean) {
  const [present, setPresent] = useState<Values | null>(null)
  const [settledOn, setSettledOn] = useState<Values | null>(null)
  // A form that edits goes on from the version it was opened on, whatever is read again meanwhile under it: otherwise it would overwrite unasked.
  const [opened] = useState(() => (edits ? { version: input?.version } : {}))
  const settle = () => {
    setSettledOn(present)
    setPresent(null)
  }
  return { present, setPresent, settle, base: settledOn ?? defaults ?? {}, fixed: { ...input, ...opened, ...(settledOn ? { version: settledOn.version } : {}) } }
}

/** Checks with the contract's schema, sends, and puts what the server finds wrong on the same fields. */
function useSending<E extends Endpoint>({ endpoint, input, defaults, onDone, onStale, theirs, invalidates, before, keepAs }: FormProps<E>) {
  const state = useBase(defaults as Values | undefined, input as Values | undefined, theirs !== undefined)
  const fixed = useRef<Values>({})
  fixed.current = state.fixed
  const settled = (values: Values): Values => asSent(endpoint.body as z.ZodObject, { ...values, ...fixed.current })
  const check = useRef(zodResolver(endpoint.body as z.ZodObject) as never as (...all: unknown[]) => Promise<never>)
  const [resumed, setResumed] = useState(() => (keepAs ? keptValues(keepAs) : undefined))
  const form = useForm<Values>({
    defaultValues: { ...defaults, ...resumed } as Values,
    mode: 'onTouched',
    resolver: (values, context, options) => check.current(settled(values), context, options),
    shouldFocusError: false,
  })
  const { subscribe } = form
  useEffect(() => (keepAs ? subscribe({ formState: { values: true }, callback: ({ values }) => keepValues(keepAs, values) }) : undefined), [keepAs, subscribe])
  const startOver = () => {
    form.reset(Object.fromEntries(Object.keys(form.getValues()).map((name) => [name, (defaults as Values | undefined)?.[name] ?? ''])))
    if (keepAs) dropValues(keepAs)
    setResumed(undefined)
  }
  const mutation = useMutationOf(endpoint, { invalidates: invalidates ?? [] })
  const send = form.handleSubmit(
    async (_, event) => {
      event?.preventDefault()
      try {
        await before?.()
        const result = await mutation.mutateAsync({ ...settled(form.getValues()), ...fixed.current } as ClientInput<E>)
        if (keepAs) dropValues(keepAs)
        onDone?.(result)
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem
        if (problem.code === 'stale') {
          onStale?.(problem.current)
          if (theirs) state.setPresent(theirs(problem.current as never) as Values)
        }
        for (const [name, message] of Object.entries(problem.fieldErrors)) form.setError(name, { type: 'server', message })
        focusFirst(Object.keys(problem.fieldErrors))
      }
    },
    (found) => focusFirst(namesOf(found).map((one) => one.name)),
  )
  const problem = mutation.error && Object.keys(mutation.error.fieldErrors).length === 0 ? sayProblem(mutation.error) : null
  return { form, send, problem, state, forget: mutation.reset, resumed: resumed !== undefined, startOver }
}

/**
 * A form that sends one endpoint's body. Fields inside are bound by `name` (`children.0.name` reaches into lists); the contract's own schema
 * checks them when one leaves them and again on sending; what the server finds wrong lands on the same fields. Nothing typed is lost.
 */
export function Form<E extends Endpoint>(props: FormProps<E>) {
  const { submit, submitKind = 'primary', onCancel, keepAs, children } = props
  const say = useWords(uiWords)
  const language = useLanguage()
  useEffect(() => speakChecks(language), [language])
  const { form, send, problem, state, forget, resumed, startOver } = useSending(props)
  const { errors, submitCount, isSubmitting } = form.formState
  const wrong = namesOf(errors).map(({ name, message }) => ({ name, message: inLanguage(message, language) }))
  const settle = () => {
    state.settle()
    forget()
  }
  const giveUp = () => {
    if (keepAs) dropValues(keepAs)
    onCancel?.()
  }
  return (
    <FormProvider {...form}>
      <BindingContext value={useBinding}>
        <form noValidate className="ac-form" onSubmit={(event) => void send(event)}>
          {submitCount > 0 && wrong.length > 0 && <ErrorSummary wrong={wrong} title={say.errorsTitle(wrong.length)} />}
          {resumed && <Callout title={say.resumed}><Button kind="quiet" size="small" onClick={startOver}>{say.startOver}</Button></Callout>}
          {state.present && <StaleChoice base={state.base} theirs={withoutVersion(state.present)} labelOf={(name) => labelOf(name).replace(/: $/, '') || name} valueOf={(name, value) => choiceOf(name, value, say.staleChoice)} onSettled={settle} />}
          {children}
          {/* beside what was pressed: above a long form nobody would see it */}
          {problem && !state.present && <Alert kind="danger" title={problem.title}>{problem.detail}</Alert>}
          <div className="ac-form-actions">
            <Button kind={submitKind} type="submit" busy={isSubmitting} disabled={state.present !== null}>{submit}</Button>
            {onCancel && <Button kind="quiet" onClick={giveUp}>{say.cancel}</Button>}
          </div>
        </form>
      </BindingContext>
    </FormProvider>
  )
}

const withoutVersion = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'version'))

/** As they stand on the page, not as the schema lists them. */
function inPageOrder<T extends { name: string }>(fields: readonly T[]): T[] {
  const element = ({ name }: T) => document.getElementById(idOf(name))
  return fields.toSorted((a, b) => {
    const [first, second] = [element(a), element(b)]
    return first && second && first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  })
}

/** Puts the cursor in the wrong field that comes first on the page. */
function focusFirst(names: string[]): void {
  requestAnimationFrame(() => {
    const first = inPageOrder(names.map((name) => ({ name })).filter(({ name }) => document.getElementById(idOf(name))))[0]
    if (first) document.getElementById(idOf(first.name))?.focus()
  })
}

function ErrorSummary({ wrong, title }: { wrong: { name: string; message: string }[]; title: string }) {
  return (
    <Alert kind="danger" title={title}>
      <ul className="ac-error-list">
        {inPageOrder(wrong).map(({ name, message }) => (
          <li key={name}>
            <a href={`#${idOf(name)}`} onClick={(event) => {
              event.preventDefault()
              document.getElementById(idOf(name))?.focus()
            }}>
              {labelOf(name)}{message}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** The label as it stands on the page, so that the summary calls fields by their name. */
function labelOf(name: string): string {
  const element = document.getElementById(idOf(name))
  const label = element?.closest('.ac-field')?.querySelector('.ac-label, .ac-tick span')?.firstChild?.textContent?.trim()
  return label ? `${label}: ` : ''
}

/** What a choice is called on the page; of one found by typing only the words now shown are known. Null: not a choice. */
function choiceOf(name: string, value: unknown, other: string): string | null {
  const element = document.getElementById(idOf(name))
  if (element instanceof HTMLSelectElement) return [...element.options].find((option) => option.value === (value ?? ''))?.text ?? null
  if (element?.getAttribute('role') !== 'combobox' || !value) return null
  return value === element.dataset['value'] ? (element as HTMLInputElement).value : other
}

/** Reads the present value of other fields of the form, to show or hide what follows. */
export function useFormValue<V = unknown>(name: string): V | undefined {
  const { watch } = useFormContext()
  return watch(name) as V | undefined
}

/** Everything the form holds now, as typed: for what keeps it while it is written. */
export const useFormValues = (): Values => useWatch() as Values

/** The form's own tools, for lists of fields and for filling in from a draft. */
export function useFormTools(): { set: (name: string, value: unknown) => void; values: () => Values } {
  const { setValue, getValues } = useFormContext()
  return { set: (name, value) => setValue(name, value, { shouldDirty: true, shouldValidate: Boolean(get(getValues(), name)) }), values: () => getValues() }
}
