import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { assessmentPath } from './paths.ts'

const one = ({ params }: NoticeRow) => (params['assessmentId'] ? assessmentPath.to({ assessmentId: String(params['assessmentId']) }) : undefined)
const said = (it: (number: string) => string, en: (number: string) => string) => ({ params }: NoticeRow, language: Language) =>
  (language === 'it' ? it : en)(String(params['number'] ?? ''))

/** Words of the notices about assessments: that something is to be read or done, never what was found. */
export const assessmentNotices: NoticeWordings = {
  'assessments.alert': { say: said((n) => `Leggi oggi una valutazione del fascicolo ${n}`, (n) => `Read an assessment of file ${n} today`), href: one },
  'assessments.urgent': { say: said((n) => `Fascicolo ${n}: una decisione da seguire subito`, (n) => `File ${n}: a decision to follow at once`), href: one },
  'assessments.follow_up': { say: said((n) => `Fascicolo ${n}: dai seguito alla decisione di una valutazione`, (n) => `File ${n}: follow up the decision of an assessment`), href: one },
  'assessments.shared': { say: said((n) => `Compili con un collega una valutazione del fascicolo ${n}`, (n) => `You fill an assessment of file ${n} with a colleague`), href: one },
  'assessments.joined': { say: said((n) => `Una tua bozza del fascicolo ${n} è stata presa in carico: ora la compilate insieme`, (n) => `A draft of yours in file ${n} was taken up: you fill it together now`), href: one },
}
