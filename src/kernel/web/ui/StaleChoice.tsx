import { useState } from 'react'
import { get, useFormContext } from 'react-hook-form'
import { isPlainDate } from '../../domain/plain-date.ts'
import { formatDate } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { Alert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { uiWords } from './words.ts'

type Values = Record<string, unknown>

export interface Clash {
  name: string
  theirs: unknown
  /** What is in the form, when the reader changed the same field. */
  mine: unknown
  both: boolean
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? '') === JSON.stringify(other ?? '')

/** A field by its name, which may reach into what holds it (`fields.cause`). */
const at = (values: Values, name: string): unknown => (name in values ? values[name] : (get(values, name) as unknown))

/** Fields that somebody else changed since the form was opened, and whether the reader changed them too; `theirs` is named as fields are. Pure. */
export function clashesOf(base: Values, theirs: Values, mine: Values): Clash[] {
  return Object.keys(theirs)
    .filter((name) => !same(at(base, name), theirs[name]) && !same(theirs[name], at(mine, name)))
    .map((name) => ({ name, theirs: theirs[name], mine: at(mine, name), both: !same(at(base, name), at(mine, name)) }))
}

interface StaleChoiceProps {
  base: Values
  theirs: Values
  labelOf: (name: string) => string
  /** What the page calls a value of a field (the words of a choice); null: as it is. */
  valueOf?: (name: string, value: unknown) => string | null
  /** The form goes on from the present state, with what was chosen in its fields. */
  onSettled: () => void
}

/** Somebody else saved meanwhile: shows both versions of each field and asks. Nothing is overwritten, and nothing typed is lost, unasked. */
export function StaleChoice({ base, theirs, labelOf, valueOf, onSettled }: StaleChoiceProps) {
  const say = useWords(uiWords)
  const { getValues, setValue } = useFormContext()
  const [clashes] = useState(() => clashesOf(base, theirs, getValues()))
  const take = (which: (clash: Clash) => boolean) => {
    for (const clash of clashes) if (which(clash)) setValue(clash.name, clash.theirs, { shouldDirty: true })
    onSettled()
  }
  const text = (name: string, value: unknown) => valueOf?.(name, value) ?? shown(value, say)
  return (
    <Alert kind="warning" title={say.staleTitle}>
      {clashes.length > 0 && (
        <dl className="ac-stale">
          {clashes.map(({ name, theirs: other, mine, both }) => (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd translate="no"><strong>{say.staleTheirs}</strong> {text(name, other)}</dd>
              {both && <dd translate="no"><strong>{say.staleMine}</strong> {text(name, mine)}</dd>}
            </div>
          ))}
        </dl>
      )}
      <div className="ac-form-actions">
        <Button kind="secondary" onClick={() => take(({ both }) => !both)}>{say.staleKeepMine}</Button>
        {clashes.some(({ both }) => both) && <Button kind="quiet" onClick={() => take(() => true)}>{say.staleTakeTheirs}</Button>}
      </div>
    </Alert>
  )
}

/** A value in words; lists are only said to differ, since their rows stand in the form itself. */
function shown(value: unknown, { staleList, yes, no }: { staleList: string; yes: string; no: string }): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'object') return staleList
  return isPlainDate(String(value)) ? formatDate(String(value)) : String(value)
}
