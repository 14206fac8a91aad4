import type { ReactNode } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import type { Words } from '../../domain/instrument.ts'
import { ChildLanguages } from './ChildLanguages.tsx'
import type { BeforeEighteen } from '../../domain/eighteen.ts'
import { fillWords } from './words.ts'

/** What is not asked and not written, beside the field where the hand is about to write it. */
export function Never({ texts, title }: { texts: readonly Words[] | undefined; title?: string }) {
  const say = useWords(fillWords)
  const both = useSay()
  if (!texts?.length) return null
  return (
    <div className="ac-aside ac-aside-never">
      <strong>{title ?? say.never}</strong>
      {texts.length === 1 ? <p>{both(texts[0]!)}</p> : <ul>{texts.map((one) => <li key={one.it}>{both(one)}</li>)}</ul>}
    </div>
  )
}

/** What belongs to an item above its field: help, the same question in words for the child, what never to ask, the dates before 18. */
export function asidesOf({ help, childWords, never, dates }: { help?: Words | undefined; childWords?: Words | undefined; never?: readonly Words[] | undefined; dates?: BeforeEighteen | undefined }): ReactNode {
  return help || childWords || never?.length || dates ? <Asides {...{ help, childWords, never, dates }} /> : undefined
}

function Asides({ help, childWords, never, dates }: Parameters<typeof asidesOf>[0]) {
  const say = useWords(fillWords)
  const both = useSay()
  return (
    <>
      {help && both(help)}
      {dates && (
        <div>
          {say.before18(formatDate(dates.begin), formatDate(dates.have))} {dates.passed && <Badge kind="warning" icon="clock">{say.overdue}</Badge>}
        </div>
      )}
      {childWords && <div className="ac-aside ac-aside-child"><strong>{say.childWords}</strong><p>{both(childWords)}</p><ChildLanguages italian={childWords.it} /></div>}
      <Never texts={never} />
    </>
  )
}
