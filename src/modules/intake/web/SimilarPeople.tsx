import { useEffect, useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { similarPeople, type PersonHeader } from '#modules/people/contract.ts'
import { personPath } from '#modules/people/web/index.ts'
import { formWords } from './form-words.ts'

interface Told {
  given?: string | null | undefined
  family?: string | null | undefined
  original?: string | null | undefined
  birthDate?: string | null | undefined
}

const isDate = (text: string | null | undefined): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

/** People within reach who may be the child told of, once the typing has paused. A person decides. */
export function useSimilar(told: Told): PersonHeader[] {
  const { given, family, original } = told
  const asked = JSON.stringify({ ...(given ? { given } : {}), ...(family ? { family } : {}), ...(original ? { original } : {}), ...(isDate(told.birthDate) ? { birthDate: told.birthDate } : {}) })
  const [settled, setSettled] = useState(asked)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), 400)
    return () => clearTimeout(timer)
  }, [asked])
  const enough = [given, family, original].some((text) => (text ?? '').trim().length > 2)
  const { data } = useQueryOf(similarPeople, JSON.parse(settled) as never, { enabled: enough, keepPrevious: true })
  return enough ? (data?.rows ?? []) : []
}

/** Shows, under the name of a reported child, who may be the same. */
export function SimilarPeople({ at }: { at: string }) {
  const say = useWords(formWords)
  const rows = useSimilar(useFormValue<Told>(at) ?? {})
  return (
    <div role="status">
      {rows.length > 0 && (
        <Callout kind="warning" title={say.similar}>
          <p>{say.similarText}</p>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <Link to={personPath.to({ personId: row.id })} target="_blank"><PersonName name={row.displayName} original={row.originalName} /></Link>
                {row.birthDate && <span className="ac-meta"> {say.bornOn(formatDate(row.birthDate))}</span>}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}
