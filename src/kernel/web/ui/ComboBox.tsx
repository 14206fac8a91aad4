import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useWords } from '../i18n/words.ts'
import { IconButton } from './Button.tsx'
import { classes } from './class-names.ts'
import { FieldFrame, useField, type FieldProps } from './field.tsx'
import { Icon } from './Icon.tsx'
import type { Option } from './Select.tsx'
import { uiWords } from './words.ts'

interface ComboBoxProps extends FieldProps<string> {
  /** All the choices, filtered here … */
  options?: readonly Option[]
  /** … or asked for while the person types. */
  search?: (text: string, signal: AbortSignal) => Promise<readonly Option[]>
  /** The choice that `value` names, when `search` has not given it yet. */
  chosen?: Option | undefined
  onChoose?: (option: Option | null) => void
  placeholder?: string
  /** A button takes the choice away. */
  clearable?: boolean
  /** What is said when nothing is found, where more than that can be said. */
  nothing?: string
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('it')

interface Held<T> {
  shown: T
  show: (next: T) => void
  /** Until the pointer lets go. */
  press: () => void
  /** Until `free`. */
  keep: () => void
  free: () => void
}

/**
 * What is offered stands still while a finger or the mouse is on it, and while an arrow has marked one of it: an answer that arrives meanwhile is shown
 * afterwards, and does not take away what is about to be chosen.
 */
function useHeld<T>(first: T): Held<T> {
  const [shown, setShown] = useState(first)
  const held = useRef<{ next: T | undefined } | null>(null)
  const show = useCallback((next: T) => {
    if (held.current) held.current.next = next
    else setShown(next)
  }, [])
  const keep = useCallback(() => {
    held.current ??= { next: undefined }
  }, [])
  const free = useCallback(() => {
    const next = held.current?.next
    held.current = null
    if (next !== undefined) setShown(next)
  }, [])
  const press = useCallback(() => {
    keep()
    // after the click that ends the press
    const release = () => setTimeout(() => {
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      free()
    })
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
  }, [keep, free])
  return { shown, show, press, keep, free }
}

function useFound({ options, search }: Pick<ComboBoxProps, 'options' | 'search'>, text: string): Omit<Held<readonly Option[]>, 'shown' | 'show'> & { found: readonly Option[]; busy: boolean } {
  const { shown, show, ...holding } = useHeld<readonly Option[]>([])
  const [busy, setBusy] = useState(false)
  const ask = useRef(search)
  ask.current = search
  useEffect(() => {
    if (!ask.current) return
    const stop = new AbortController()
    setBusy(true)
    const timer = setTimeout(() => {
      void ask.current!(text, stop.signal)
        .catch(() => [])
        // an answer that a later question overtook says nothing: neither does its being stopped
        .then((answer) => {
          if (stop.signal.aborted) return
          show(answer)
          setBusy(false)
        })
    }, 200)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, show])
  if (search) return { found: shown, busy, ...holding }
  const words = plain(text).split(/\s+/).filter(Boolean)
  return { found: (options ?? []).filter((one) => words.every((word) => plain(`${one.label} ${one.detail ?? ''}`).includes(word))).slice(0, 200), busy: false, ...holding }
}

/** What is typed, what is chosen, and what is offered for it. */
function useComboBox(props: ComboBoxProps) {
  const { options, chosen } = props
  const field = useField(props)
  const [picked, setPicked] = useState<Option | undefined>(chosen)
  const known = [picked, chosen, ...(options ?? [])].find((one) => one?.value === field.value)
  const [text, setText] = useState(known?.label ?? '')
  const [typed, setTyped] = useState(false)
  const { found, busy, press, keep, free } = useFound(props, typed ? text : '')
  const rest = () => {
    setText(known?.label ?? '')
    setTyped(false)
  }
  useEffect(rest, [field.value, known?.label])
  const choose = (key: unknown) => {
    const option = found.find((one) => one.value === key)
    free()
    setTyped(false)
    if (!option) return
    setPicked(option)
    setText(option.label)
    field.onChange(option.value)
    props.onChoose?.(option)
  }
  const type = (next: string) => {
    free()
    setText(next)
    setTyped(true)
    if (next === '' && field.value) {
      field.onChange('')
      props.onChoose?.(null)
    }
  }
  const leave = () => {
    free()
    rest()
    field.onBlur()
  }
  const mark = ({ key }: { key: string }) => {
    if (found.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp')) keep()
    else if (key === 'Escape') free()
  }
  return { field, text, found, busy, press, mark, choose, type, leave }
}

/** One choice out of many: type to find. Accents and capitals do not matter. */
export function ComboBox(props: ComboBoxProps) {
  const { label, hint, required, disabled, placeholder, clearable, nothing } = props
  const say = useWords(uiWords)
  const { field, text, found, busy, press, mark, choose, type, leave } = useComboBox(props)
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <AriaComboBox
        aria-label={label}
        className="ac-combo"
        items={found}
        inputValue={text}
        onInputChange={type}
        value={field.value || null}
        onChange={choose}
        onBlur={leave}
        isDisabled={disabled ?? false}
        isInvalid={Boolean(field.error)}
        allowsEmptyCollection
        menuTrigger="input"
        allowsCustomValue
      >
        <div className="ac-input-row">
          <Input onKeyDown={mark} className="ac-input" id={field.id} ref={field.ref} placeholder={placeholder} aria-required={required || undefined} aria-describedby={field.describedBy} data-value={field.value} translate="no" />
          {clearable && field.value
            ? <IconButton icon="close" className="ac-combo-button" label={say.removeOf(label)} onClick={() => {
                type('')
                document.getElementById(field.id)?.focus()
              }} />
            : <Button className="ac-icon-btn ac-combo-button" aria-label={say.choose}><Icon name="expand" /></Button>}
        </div>
        <Popover className="ac-popover ac-combo-popover">
          <div onPointerDownCapture={press}><Offered nothing={busy ? say.searching : nothing ?? say.nothingFound} /></div>
        </Popover>
      </AriaComboBox>
    </FieldFrame>
  )
}

function Offered({ nothing }: { nothing: string }) {
  return (
    <ListBox<Option> className="ac-menu" renderEmptyState={() => <div className="ac-menu-empty" role="status">{nothing}</div>}>
      {(option) => (
        <ListBoxItem id={option.value} textValue={option.label} className={({ isFocused }) => classes('ac-menu-item', isFocused && 'ac-focused')} isDisabled={option.disabled ?? false}>
          <span translate="no">
            <Text slot="label">{option.label}</Text>
            {option.detail && <Text slot="description" className="ac-tick-detail">{option.detail}</Text>}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
