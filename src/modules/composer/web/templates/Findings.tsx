import { useWords } from '#kernel/web/i18n/words.ts'
import type { TemplateFinding } from '../../contract/templates.ts'
import { templateWords, type TemplateSay } from './words.ts'

const braces = (name: string): string => `{{${name}}}`
const PARTS = { body: 'body_part', header: 'header', footer: 'footer', notes: 'notes' } as const

/** What is wrong with a template, thing by thing: where it stands, what is written there, what exists instead. */
export function Findings({ findings }: { findings: readonly TemplateFinding[] }) {
  const say = useWords(templateWords)
  return <ul className="ac-stack">{findings.map((finding, at) => <li key={at}><FindingText finding={finding} say={say} /></li>)}</ul>
}

function FindingText({ finding: { code, place, found, instead }, say }: { finding: TemplateFinding; say: TemplateSay }) {
  return (
    <>
      {place && <strong>{say.place(say[PARTS[place.part]], place.paragraph)}: </strong>}
      {found && <><code translate="no">{found}</code>{' '}</>}
      {say[`f_${code}`]}
      {instead.length > 0 && <> {say.instead} {instead.map((name, at) => <span key={name}>{at > 0 && ', '}<code translate="no">{braces(name)}</code></span>)}.</>}
      {place && place.text !== found && <div className="ac-meta">{say.found}: «<bdi>{place.text}</bdi>»</div>}
    </>
  )
}
