import type { Words } from '#kernel/domain/bilingual.ts'
import { asPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { LawDayId, Sureness } from './rule.ts'

/** A day as it was read: null, not known. */
export interface LawDayValue {
  day: PlainDate | null
  source: string
  sure: readonly Sureness[]
  /** Entered by who administers the installation over what was shipped. */
  applied?: true
}

export interface LawDay {
  id: LawDayId
  /** `start`: rules hold from that day (others end on its eve). `change`: from that day rules are to be read with another law. */
  kind: 'start' | 'change'
  title: Words
  /** The last known state, where the law is on the move. */
  note: Words | null
  /** In the order in which they were entered: the last one counts. */
  values: readonly LawDayValue[]
}

const day = (
  kind: LawDay['kind'], id: LawDayId, [it, en]: readonly [string, string], on: string | null, source: string, sure: string, note?: readonly [string, string],
): LawDay => ({
  id, kind, title: { it, en }, note: note ? { it: note[0], en: note[1] } : null,
  values: [{ day: on === null ? null : asPlainDate(on), source, sure: sure.split('+') as Sureness[] }],
})

const days: readonly LawDay[] = [
  day('start', 'art_403_2021', ['Nuovo procedimento dell’art. 403 c.c.', 'New procedure of art. 403 c.c.'], '2022-06-22', 'L. 206/2021, art. 1 c. 27: procedimenti iniziati da quel giorno', 'SEEN'),
  day('start', 'single_rite', ['Rito unico delle persone, dei minorenni e delle famiglie (473-bis ss. c.p.c.); art. 5-bis L. 184/1983', 'Single rite for persons, minors and families (473-bis ff. c.p.c.); art. 5-bis L. 184/1983'], '2023-03-01', 'D.Lgs. 149/2022: procedimenti iniziati dopo il 28/2/2023', 'SEEN'),
  day('start', 'cutro', ['Permesso dopo i 18 anni di durata limitata (“Cutro”)', 'Permit after 18 of limited length (“Cutro”)'], '2023-05-06', 'D.L. 20/2023 conv. L. 50/2023', 'SEEN+OWN'),
  day('change', 'hearing_not_delegated', ['Divieto di delegare l’ascolto ai giudici onorari', 'Ban on delegating the hearing of the child to honorary judges'], '2023-07-01', 'c.p.c. art. 473-bis.1 c. 2: procedimenti iniziati dopo il 30/6/2023', 'SEEN-2'),
  day('start', 'age_133_2023', ['Accertamento dell’età semplificato; sedicenni in centri per adulti', 'Simplified age assessment; minors of 16 in adult centres'], '2023-10-06', 'D.L. 133/2023', 'SEEN'),
  day('start', 'attendance_159_2023', ['Obbligo scolastico e messa alla prova (“Caivano”)', 'School attendance and probation (“Caivano”)'], '2023-11-15', 'D.L. 123/2023 conv. L. 159/2023', 'SEEN-2'),
  day('start', 'msna_176_2023', ['Proroga di 60 giorni nelle sezioni dedicate', 'Extension of 60 days in dedicated sections'], '2023-12-05', 'L. 176/2023, di conversione del D.L. 133/2023', 'SEEN-2+OWN'),
  day('start', 'sim_231_2023', ['Regolamento sui minori stranieri non accompagnati e SIM', 'Regulation on unaccompanied minors and SIM'], '2024-03-15', 'DPR 231/2023, che sostituisce il DPCM 535/1999', 'SEEN'),
  day('start', 'reeducation_70_2024', ['Bullismo e progetto di intervento educativo (art. 25 R.D.L. 1404/1934)', 'Bullying and educational project (art. 25 R.D.L. 1404/1934)'], '2024-06-14', 'L. 70/2024', 'OWN'),
  day('start', 'talk_98_2024', ['Colloquio all’ingresso dei minori non accompagnati', 'Entry talk of unaccompanied minors'], '2024-07-24', 'DPCM 98/2024', 'SEEN-2', ['Una pagina dice 27 luglio: si prende il giorno che viene prima', 'One page says 27 July: the earlier day is taken']),
  day('change', 'cartabia_corrective', ['Correttivo della riforma Cartabia', 'Corrective to the Cartabia reform'], '2024-11-26', 'D.Lgs. 164/2024: procedimenti iniziati dopo il 28/2/2023; art. 5-bis per i provvedimenti successivi anche nei procedimenti più vecchi', 'SEEN+SEEN-2+OWN'),
  day('change', 'art_403_later', ['Modifiche dell’art. 403 c.c. dopo il 2022', 'Changes of art. 403 c.c. after 2022'], null, 'D.Lgs. 164/2024: nessuna modifica trovata', 'UNSURE', ['I commi 1-4 non erano cambiati al 25/9/2024; che il D.Lgs. 164/2024 non li abbia toccati non è provato', 'Paragraphs 1-4 had not changed on 25/9/2024; that D.Lgs. 164/2024 did not touch them is not proven']),
  day('change', 'sim_opinion_2025', ['Parere dell’art. 32 chiesto in SIM anche da avvocati, comunità, tutori, ex minori', 'Opinion of art. 32 asked in SIM by lawyers, communities, guardians, former minors too'], '2025-07-01', 'Ministero del lavoro, DG politiche migratorie', 'SEEN-2'),
  day('start', 'eu_pact', ['Patto europeo: procedura di asilo, accoglienza, accertamenti, Eurodac', 'European Pact: asylum procedure, reception, screening, Eurodac'], '2026-06-12', 'Reg. UE 2024/1348, 2024/1356, 2024/1358; Dir. UE 2024/1346', 'SEEN+OWN'),
  day('start', 'ammr', ['AMMR al posto di Dublino III, per le domande registrate da quel giorno', 'AMMR instead of Dublin III, for applications registered from that day'], '2026-07-01', 'Reg. UE 2024/1351, art. 84', 'SEEN'),
  day('change', 'MOV-1', ['Legge sulla tutela dei minori in affidamento', 'Law on the protection of minors in foster care'], null, 'A.C. 1866, A.S. 1694: approvata in via definitiva secondo notizie dell’11/3/2026; Gazzetta non trovata', 'SEEN-2', ['Registro nazionale e registri dei minori collocati: nuove comunicazioni da fare', 'National register and registers of placed minors: new communications to make']),
  day('change', 'MOV-2', ['Riduzione del prosieguo amministrativo', 'Reduction of care after 18'], null, 'DDL immigrazione, Consiglio dei ministri 11/2/2026', 'SEEN-2', ['Da 21 a 19 anni secondo la stampa. Entrata in vigore, va cambiata anche l’età massima qui sopra', 'From 21 to 19 according to the press. Once in force the highest age above must be changed too']),
  day('change', 'MOV-3', ['Tribunale per le persone, per i minorenni e per le famiglie', 'Court for persons, minors and families'], null, 'D.L. 117/2025: dal 17/10/2026, salvo altri rinvii', 'SEEN-2', ['Non si sa se rinviato ancora: gli uffici si scelgono dalla rete, i loro nomi non sono nel programma', 'Not known whether deferred again: offices are chosen from the network, their names are not in the program']),
  day('change', 'MOV-4', ['Adeguamento italiano al Patto europeo', 'Italian adaptation to the European Pact'], null, 'D.Lgs. 142/2015, D.Lgs. 25/2008, L. 47/2017: atto non trovato', 'UNSURE', ['Le regole sui minori non accompagnati possono essere superate o affiancate da quelle europee', 'Rules on unaccompanied minors may be superseded or doubled by the European ones']),
]

/** The days of the law as they were known when the table was compiled (`law.md` 1.1 and 1.2). */
export const lawDays = Object.fromEntries(days.map((one) => [one.id, one])) as Readonly<Record<LawDayId, LawDay>>

/** The day that counts now: the one entered last. */
export const dayOfLaw = ({ values }: LawDay): LawDayValue => values.at(-1)!
