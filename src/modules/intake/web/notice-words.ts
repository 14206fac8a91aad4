import { formatDate } from '#kernel/web/i18n/format.ts'
import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { reportPath } from './paths.ts'

const report = ({ subject }: NoticeRow) => (subject ? reportPath.to({ reportId: subject }) : undefined)
const said = (it: (number: string) => string, en: (number: string) => string) => ({ params }: NoticeRow, language: Language) =>
  (language === 'it' ? it : en)(String(params['number'] ?? ''))

/** Words of the notices about reports. */
export const intakeNotices: NoticeWordings = {
  'intake.urgent_report': { say: said((n) => `È arrivata una segnalazione con urgenza immediata: ${n}`, (n) => `A report of immediate urgency came in: ${n}`), href: report },
  'intake.report_assigned': { say: said((n) => `Ora segui la segnalazione ${n}`, (n) => `You now follow report ${n}`), href: report },
  'intake.urgent_protection': { say: said((n) => `Protezione urgente decisa sulla segnalazione ${n}`, (n) => `Urgent protection was decided on report ${n}`), href: report },
  'intake.observation_due': {
    say: ({ params }, language) => {
      const [number, day] = [String(params['number'] ?? ''), formatDate(String(params['observeUntil'] ?? ''), language)]
      return language === 'it' ? `Finita l’osservazione della segnalazione ${number} (${day}): decidi come proseguire` : `The observation of report ${number} has ended (${day}): decide how to go on`
    },
    href: report,
  },
}
