import { useEffect, useState } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import * as contract from '../contract.ts'
import { ageText, birthText } from './birth-text.ts'
import { personPath } from './paths.ts'
import { peopleWords } from './words.ts'

export type Asked = ClientInput<typeof contract.similarPeople>
const PAUSE = 400

/** The same value, once it has stood still for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Who of the people within reach may be the one being written down, each with the reason. A person decides. */
export function Candidates({ asked, onKnown }: { asked: Asked; onKnown?: ((person: contract.PersonHeader) => void) | undefined }) {
  const say = useWords(peopleWords)
  const input = JSON.parse(useSettled(JSON.stringify(asked))) as Asked
  const enough = [input.given, input.family, input.original].some((text) => (text ?? '').trim().length > 2) || Boolean(input.identifier || input.phone)
  const { data } = useQueryOf(contract.similarPeople, input, { enabled: enough, keepPrevious: true })
  const rows = enough ? (data?.rows ?? []) : []
  return (
    <div role="status">
      {rows.length > 0 && (
        <Callout kind="warning" title={say.similar}>
          <p>{say.similarText}</p>
          <ul className="ac-stack">
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={personPath.to({ personId: row.id })} target="_blank"><PersonName name={row.displayName} original={row.originalName} /></Link>
                {' '}<span className="ac-meta">{[birthText(row), ageText(row)].filter(Boolean).join(', ')} · {row.reasons.map((reason) => say[reason]).join(', ')}</span>
                {onKnown && <> <Button size="small" onClick={() => onKnown(row)}>{say.useKnown}</Button></>}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}
