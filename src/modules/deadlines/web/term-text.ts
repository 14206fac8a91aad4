import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { Sureness } from '../domain/rule.ts'
import { ruleOf } from '../domain/rules.ts'
import type { Term } from '../contract.ts'

export interface TermText {
  title: string
  /** The same in its pieces: what nobody translated stays in Italian, and is told so to who reads it aloud. */
  pieces: readonly { text: string; lang: 'it' | undefined }[]
  /** What the law wants done, when a rule says it. */
  action: string | null
  actor: string | null
  /** What follows when it is missed, in words. */
  consequence: string | null
  source: string | null
  /** The least sure of what the rule is made of; null for what is no rule of law. */
  /** Something follows by law, or the law says that nothing does: only the first is worth alarming about. */
  loses: boolean
  sure: Sureness | null
  sureNote: string | null
}

const plain = (text: string): string => text.normalize('NFD').replace(/[^\p{L}\d]/gu, '').toLowerCase()
/** Says the label nothing that the title (in the language shown, or as stored) does not say already? */
const sameWords = (label: string, ...titles: readonly string[]): boolean => titles.some((title) => plain(title).includes(plain(label)))

const order: readonly Sureness[] = ['UNSURE', 'OWN', 'SEEN-2', 'SEEN']

/** The words of a term in the language of the screen: of its rule when it has one, otherwise of who wrote it. */
export function termText(term: Pick<Term, 'ruleId' | 'title' | 'label' | 'actor' | 'standardId' | 'occurrence'>): TermText {
  const rule = term.ruleId ? ruleOf(term.ruleId) : undefined
  const language = getLanguage()
  const title = rule && !term.standardId ? (rule.title.it === term.title ? rule.title[language] : term.title) : term.title
  // steps of procedures are often called like the rule they meet: said once
  const label = term.label && sameWords(term.label, title, term.title) ? null : term.label
  const shown = [title, label].filter(Boolean).join(' – ')
  const stored = language === 'it' ? undefined : 'it'
  const pieces: TermText['pieces'] = [{ text: title, lang: rule && !term.standardId && title === rule.title[language] ? undefined : stored }, ...(label ? [{ text: label, lang: stored }] as const : [])]
  if (!rule || term.standardId) return { title: shown, pieces, action: null, actor: term.actor, consequence: null, loses: false, source: null, sure: null, sureNote: null }
  return {
    title: shown, pieces, action: rule.action[language], actor: rule.actor[language], consequence: rule.consequence.code === 'NONE' && !rule.consequence.words.it ? null : rule.consequence.words[language],
    loses: rule.consequence.code !== 'NONE', source: rule.source, sure: order.find((one) => rule.sure.includes(one)) ?? null, sureNote: rule.sureNote?.[language] ?? null,
  }
}
