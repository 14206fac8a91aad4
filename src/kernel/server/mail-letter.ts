import { mailWords } from './mail-words.ts'
import type { Letter } from './mail.ts'

export interface NoticeToMail {
  id: string
  kind: string
  params: unknown
  /** Went whatever the addressee prefers. */
  mail: boolean
}

export interface Addressee {
  actorId: string
  address: string
  language: 'it' | 'en'
}

const phrases = {
  it: {
    hello: 'Buongiorno,',
    open: 'Per leggere apri Accanto:',
    why: 'Questo messaggio non contiene nomi, di proposito. Non rispondere: nessuno legge questa casella.',
    always: 'Arriva sempre, qualunque sia la tua scelta: non può aspettare.',
    choose: 'Come ricevere gli avvisi per e-mail si sceglie in Accanto, nel tuo profilo.',
    news: (count: number) => (count === 1 ? 'Accanto: 1 avviso da leggere' : `Accanto: ${count} avvisi da leggere`),
    summary: 'Avvisi che non hai ancora letto:',
    more: (count: number) => `e altri ${count}.`,
  },
  en: {
    hello: 'Good morning,',
    open: 'To read more open Accanto:',
    why: 'This message has no names in it, on purpose. Do not answer: nobody reads this mailbox.',
    always: 'It always comes, whatever you chose: it cannot wait.',
    choose: 'How you get notices by e-mail is chosen in Accanto, in your profile.',
    news: (count: number) => (count === 1 ? 'Accanto: 1 notice to read' : `Accanto: ${count} notices to read`),
    summary: 'Notices you have not read yet:',
    more: (count: number) => `and ${count} more.`,
  },
} as const

/** The message about one notice. */
export function noticeLetter(notice: NoticeToMail, { address, language }: Addressee, publicUrl: string): Letter {
  const say = phrases[language]
  const { subject, text } = mailWords(notice.kind, notice.params as Record<string, unknown>)
  return {
    id: `notice-${notice.id}`, to: address, subject: `Accanto: ${subject[language]}`,
    text: paragraphs(say.hello, text[language], `${say.open}\n${publicUrl}/avvisi/${notice.id}`, `${say.why}\n${notice.mail ? say.always : say.choose}`),
  }
}

const LINES = 20

/** The message of the morning: what somebody has not read yet, the same things counted together. */
export function summaryLetter(day: string, notices: readonly NoticeToMail[], { actorId, address, language }: Addressee, publicUrl: string): Letter {
  const say = phrases[language]
  const lines = new Map<string, number>()
  for (const { kind, params } of notices) {
    const line = mailWords(kind, params as Record<string, unknown>).subject[language]
    lines.set(line, (lines.get(line) ?? 0) + 1)
  }
  const shown = [...lines].slice(0, LINES).map(([line, count]) => `- ${upper(line)}${count > 1 ? ` (${count})` : ''}`)
  const more = [...lines].slice(LINES).reduce((sum, [, count]) => sum + count, 0)
  return {
    id: `summary-${actorId}-${day}`, to: address, subject: say.news(notices.length),
    text: paragraphs(say.hello, [say.summary, ...shown, ...(more ? [say.more(more)] : [])].join('\n'), `${say.open}\n${publicUrl}`, `${say.why}\n${say.choose}`),
  }
}

const paragraphs = (...parts: string[]): string => `${parts.join('\n\n')}\n`
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
