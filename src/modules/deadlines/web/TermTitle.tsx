import { Fragment } from 'react'
import { termText } from './term-text.ts'

/** What a term is called, each piece in its own language. */
export const TermTitle = ({ term }: { term: Parameters<typeof termText>[0] }) =>
  termText(term).pieces.map(({ text, lang }, index) => <Fragment key={text}>{index > 0 && ' – '}<span lang={lang}>{text}</span></Fragment>)
