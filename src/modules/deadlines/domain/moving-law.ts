import type { Words } from '#kernel/domain/bilingual.ts'
import type { MovingLaw } from './rule.ts'

/** Law that was about to change when the table was compiled (`law.md` 1.2): what a reader must check before relying on a rule it touches. */
export const movingLaw: Readonly<Record<MovingLaw, Words>> = {
  'MOV-1': {
    it: 'Legge sui minori in affidamento (A.C. 1866, A.S. 1694): approvata in via definitiva secondo notizie dell’11/3/2026; pubblicazione ed entrata in vigore da verificare',
    en: 'Law on minors in foster care (A.C. 1866, A.S. 1694): finally approved according to news of 11/3/2026; publication and entry into force to be verified',
  },
  'MOV-2': {
    it: 'Disegno di legge immigrazione (Consiglio dei ministri 11/2/2026): ridurrebbe il prosieguo da 21 a 19 anni; oggi, per quanto visto, 21',
    en: 'Immigration bill (Council of Ministers 11/2/2026): would lower care after 18 from 21 to 19; today, as far as seen, 21',
  },
  'MOV-3': {
    it: 'Tribunale per le persone, per i minorenni e per le famiglie: previsto dal 17/10/2026, altri rinvii possibili; verificare quale ufficio è competente',
    en: 'Court for persons, minors and families: set for 17/10/2026, further deferrals possible; check which office is competent',
  },
  'MOV-4': {
    it: 'Adeguamento italiano al Patto europeo su migrazione e asilo (D.Lgs. 142/2015, D.Lgs. 25/2008, L. 47/2017): non trovato; la regola può essere superata o affiancata da quelle europee',
    en: 'Italian act adapting to the European Pact on migration and asylum (D.Lgs. 142/2015, D.Lgs. 25/2008, L. 47/2017): not found; the rule may be superseded or doubled by the European ones',
  },
}
