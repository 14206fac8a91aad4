import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { momentText } from './moment-text.ts'
import { termPath } from './paths.ts'

const text = ({ params }: NoticeRow, name: string): string => (typeof params[name] === 'string' ? params[name] : '')
const href = (notice: NoticeRow) => (text(notice, 'termId') ? termPath.to({ termId: text(notice, 'termId') }) : undefined)

/** "Un termine del fascicolo SRC-2026-000123, gio 26 novembre 2026": the number and the day, nobody's name. */
const said = (it: string, en: string) => ({
  href,
  say: (notice: NoticeRow, language: Language) => {
    const [number, due] = [text(notice, 'number'), text(notice, 'due')]
    const of = number && (language === 'it' ? ` (fascicolo ${number})` : ` (file ${number})`)
    return `${language === 'it' ? it : en}${of}${due && `: ${momentText(due)}`}`
  },
})

/** Words of the notices that terms ring with. */
export const termNotices: NoticeWordings = {
  'deadlines.alarm': said('Un tuo termine si avvicina', 'One of your terms is near'),
  'deadlines.escalated': said('Un termine del tuo servizio è ancora aperto', 'A term of your service is still open'),
  'deadlines.missed': said('È scaduto un termine', 'A term was missed'),
  'deadlines.no_responsible': said('Nessuno risponde di un termine: va assegnato', 'Nobody answers for a term: assign it'),
  'deadlines.assigned': said('Ti è stato affidato un termine', 'You were given a term'),
}
