import type { ReportDraft } from '../contract.ts'

/** A report as typed, valid or not, so that a draft loses nothing. */
export type ReportText = ReportDraft['content']

/** An empty report that came in now. */
export const blankReport = (now = Date.now()): ReportText => ({ receivedAt: new Date(now).toISOString(), children: [{}], parties: [], reporter: {} })

/** What the form holds, without what it leaves empty: that is not there for JSON. */
export const asReportText = (values: unknown): ReportText => JSON.parse(JSON.stringify(values)) as ReportText

const hasWords = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.some(hasWords) : typeof value === 'object' && value !== null ? Object.values(value).some(hasWords) : false

/** Has anything been said that was hard to write? A date filled in by itself is not worth a draft. */
export const worthKeeping = (text: ReportText): boolean => ['facts', 'children', 'parties', 'reporter', 'factsPlace', 'factsWhen'].some((key) => hasWords(text[key]))

const part = (value: unknown, key: string): string => {
  const found = value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined
  return typeof found === 'string' ? found.trim() : ''
}

/** The children of a draft by the names typed so far. */
export const draftChildren = ({ children }: ReportText): string =>
  (Array.isArray(children) ? children : []).map((child) => [part(child, 'given'), part(child, 'family')].filter(Boolean).join(' ')).filter(Boolean).join(', ')

/** How its facts begin. */
export function draftBeginning(text: ReportText, letters = 120): string {
  const facts = part(text, 'facts')
  return facts.length > letters ? `${facts.slice(0, letters).trimEnd()}…` : facts
}
