import type { Language } from '#kernel/web/i18n/language.ts'
import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { hostedListPath } from './hosted/paths.ts'
import { paperPath } from './paths.ts'

const paper = ({ params }: NoticeRow) => (params['paper'] ? paperPath.to({ paperId: String(params['paper']) }) : undefined)
const list = ({ params }: NoticeRow) => (params['list'] ? hostedListPath.to({ listId: String(params['list']) }) : undefined)
const said = (it: (number: string) => string, en: (number: string) => string) => ({ params }: NoticeRow, language: Language) =>
  (language === 'it' ? it : en)(String(params['number'] ?? ''))

/** Words of the notices about papers: which file, never what is written. */
export const composerNotices: NoticeWordings = {
  'composer.asked': { say: said((n) => `Fascicolo ${n}: una relazione aspetta la tua approvazione`, (n) => `File ${n}: a paper waits for your approval`), href: paper },
  'composer.sent_back': { say: said((n) => `Fascicolo ${n}: la relazione è tornata da riscrivere, con delle osservazioni`, (n) => `File ${n}: the paper was given back, with remarks`), href: paper },
  'composer.approved': { say: said((n) => `Fascicolo ${n}: la relazione è approvata, si può firmare e inviare`, (n) => `File ${n}: the paper is approved, it can be signed and sent`), href: paper },
  'composer.remarked': { say: said((n) => `Fascicolo ${n}: un commento su una sezione che scrivi`, (n) => `File ${n}: a remark on a section that you write`), href: paper },
  'composer.list_asked': { say: said(() => 'Un elenco semestrale dei minori aspetta la tua approvazione', () => 'A half-yearly list of children waits for your approval'), href: list },
  'composer.list_sent_back': { say: said(() => 'L’elenco semestrale dei minori è tornato da completare', () => 'The half-yearly list of children was given back to be completed'), href: list },
}
