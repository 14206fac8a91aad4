import type { Result } from '../contract/endpoint.ts'
import type { listNotices } from '../contract/index.ts'
import type { Language } from './i18n/language.ts'

export type NoticeRow = Result<typeof listNotices>['rows'][number]

/** How a kind of notice is said, and where it leads. `params` hold ids, dates and codes: the screen it leads to shows the rest. */
export interface NoticeWording {
  say: (notice: NoticeRow, language: Language) => string
  href?: (notice: NoticeRow) => string | undefined
}

/** The wordings of a module, by kind of notice (`access.break_glass`). */
export type NoticeWordings = Readonly<Record<string, NoticeWording>>

const sources: (() => Promise<NoticeWordings>)[] = []
const wordings = new Map<string, NoticeWording>()

/** Called by a module's `web/index.ts` with how to bring the words of the kinds of notices it sends: who signs in does not wait for them. */
export function registerNotices(load: () => Promise<NoticeWordings>): void {
  sources.push(load)
}

/** Brings the words of every module; before a screen that says notices is shown. Throws when they do not come (no connection). */
export async function loadNoticeWords(): Promise<void> {
  for (const own of await Promise.all(sources.map((load) => load()))) {
    for (const [kind, wording] of Object.entries(own)) wordings.set(kind, wording)
  }
}

const unknown: Record<Language, string> = { it: 'C’è una novità', en: 'There is something new' }

/** A notice in words, with the address it leads to. One whose module is gone is still told. */
export function sayNotice(notice: NoticeRow, language: Language): { text: string; href: string | undefined } {
  const wording = wordings.get(notice.kind)
  return { text: wording?.say(notice, language) ?? unknown[language], href: wording?.href?.(notice) }
}
