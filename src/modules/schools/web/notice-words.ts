import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { caseTabPath } from '#modules/cases/web/index.ts'

const href = ({ subject }: NoticeRow) => (subject ? caseTabPath.to({ caseId: subject, tab: 'scuola' }) : undefined)
const said = (it: (number: string) => string, en: (number: string) => string) => ({ params }: NoticeRow, language: Language) => (language === 'it' ? it : en)(String(params['number'] ?? ''))

/** Words of the notices about attendance: the number of the file, never a name. */
export const schoolNotices: NoticeWordings = {
  'schools.absences_crossed': {
    say: said((n) => `Fascicolo ${n}: più di 15 giorni di assenza da scuola in tre mesi`, (n) => `File ${n}: more than 15 days of absence from school in three months`), href,
  },
  'schools.quarter_crossed': {
    say: said((n) => `Fascicolo ${n}: perso un quarto delle ore di scuola dell’anno`, (n) => `File ${n}: a quarter of the year’s school hours lost`), href,
  },
}
