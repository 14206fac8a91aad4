import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { casePath, casesPath, handoversPath } from './paths.ts'

const file = ({ subject }: NoticeRow) => (subject ? casePath.to({ caseId: subject }) : undefined)
const inbox = () => handoversPath.to()
const said = (it: (number: string) => string, en: (number: string) => string) => ({ params }: NoticeRow, language: Language) =>
  (language === 'it' ? it : en)(String(params['number'] ?? ''))

/** Words of the notices about files and hand-overs. */
export const caseNotices: NoticeWordings = {
  'cases.handover_asked': { say: said((n) => `Ti chiedono di prendere in carico il fascicolo ${n}`, (n) => `You are asked to take over file ${n}`), href: inbox },
  'cases.handover_withdrawn': { say: said((n) => `Il passaggio del fascicolo ${n} è stato ritirato`, (n) => `The hand-over of file ${n} was withdrawn`), href: inbox },
  'cases.handover_accepted': { say: said((n) => `Il passaggio del fascicolo ${n} è stato accettato`, (n) => `The hand-over of file ${n} was accepted`), href: inbox },
  'cases.handover_refused': { say: said((n) => `Il passaggio del fascicolo ${n} è stato rifiutato: resta a voi`, (n) => `The hand-over of file ${n} was refused: it stays with you`), href: inbox },
  'cases.made_responsible': { say: said((n) => `Ora rispondi del fascicolo ${n}`, (n) => `You now answer for file ${n}`), href: file },
  'cases.files_opened': {
    say: ({ params }, language) => (language === 'it' ? `Ora rispondi di ${String(params['count'])} nuovi fascicoli` : `You now answer for ${String(params['count'])} new files`),
    href: () => casesPath.to({}, { scope: 'mine', status: 'open' }),
  },
  'cases.joined_team': { say: said((n) => `Sei nell’équipe del fascicolo ${n}`, (n) => `You are in the team of file ${n}`), href: file },
  'cases.danger_review': { say: (_notice, language) => (language === 'it' ? 'Un avviso di pericolo è da rivedere' : 'A danger warning is due for review'), href: file },
  'cases.files_received': {
    say: ({ params }, language) => (language === 'it' ? `Ti sono stati affidati ${String(params['count'])} fascicoli` : `You were given ${String(params['count'])} files`),
    href: () => casesPath.to({}, { scope: 'mine', status: 'open' }),
  },
}
