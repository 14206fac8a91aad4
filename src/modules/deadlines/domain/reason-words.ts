import type { Words } from '#kernel/domain/bilingual.ts'
import { dayWords, momentWords } from './moment-words.ts'
import { lawDays } from './law-days.ts'
import { movingLaw } from './moving-law.ts'
import { lawParameters } from './parameters.ts'
import type { DayOff, Reason } from './reason.ts'

type Language = 'it' | 'en'

const units = {
  it: { hours: ['ora', 'ore'], days: ['giorno', 'giorni'], 'working-days': ['giorno lavorativo', 'giorni lavorativi'], months: ['mese', 'mesi'], years: ['anno', 'anni'] },
  en: { hours: ['hour', 'hours'], days: ['day', 'days'], 'working-days': ['working day', 'working days'], months: ['month', 'months'], years: ['year', 'years'] },
} as const

const many = (language: Language, amount: number, unit: keyof typeof units.it): string => `${amount} ${units[language][unit][amount === 1 ? 0 : 1]}`

const both = (say: (language: Language) => string): Words => ({ it: say('it'), en: say('en') })

/** "dom 5/4 (Pasqua), lun 6/4 (Lunedì dell’Angelo)"; weekdays by themselves need no second name. */
const daysOff = (off: readonly DayOff[], language: Language): string =>
  off.map((one) => dayWords(one.day, language) + (one.kind === 'holiday' ? ` (${one[language]})` : '')).join(', ')

const whyNot = {
  cap: { it: 'è un limite massimo', en: 'it is a cap' },
  judge: { it: 'è un termine del giudice o dell’ufficio', en: 'it is a term of the judge or office' },
  eu: { it: 'nei termini europei i festivi contano', en: 'in European terms holidays count' },
  recurring: { it: 'per questa scadenza periodica la fonte non prevede proroga', en: 'for this recurring term the source gives no extension' },
  age: { it: 'l’età si compie quel giorno', en: 'the age is reached that day' },
} as const

const fixedBy = {
  judge: { it: 'dal giudice', en: 'by the judge' },
  prosecutor: { it: 'dalla Procura', en: 'by the prosecutor' },
  region: { it: 'dalla regione', en: 'by the region' },
  service: { it: 'dal servizio', en: 'by the service' },
} as const

const noNumber = {
  IMM: { it: 'La legge dice subito: nessuna scadenza di legge, si fa appena si può', en: 'The law says at once: no date by law, to be done immediately' },
  SR: { it: 'La legge dice senza ritardo: nessuna scadenza di legge, si fa al più presto', en: 'The law says without delay: no date by law, to be done as soon as possible' },
  EVT: { it: 'La legge non dà un termine', en: 'The law gives no term' },
} as const

type Of<C extends Reason['code']> = Extract<Reason, { code: C }>

const clockTime = (instant: string): string => instant.slice(11, 16)

/** One sentence for each kind of reason: the catalogue has every code or it does not compile. */
const sentences: { [C in Reason['code']]: (reason: Of<C>) => Words } = {
  counted: ({ amount, unit, event, to }) => ({
    it: `${many('it', amount, unit)} da ${momentWords(event, 'it')}${unit === 'hours' ? '' : ' (il giorno dell’evento non si conta)'}: ${momentWords(to, 'it')}`,
    en: `${many('en', amount, unit)} from ${momentWords(event, 'en')}${unit === 'hours' ? '' : ' (the day of the event does not count)'}: ${momentWords(to, 'en')}`,
  }),
  'clock-change': ({ elapsed, wall }) => ({
    it: `In mezzo cambia l’ora: contando le ore trascorse si arriva alle ${clockTime(elapsed)} di ${dayWords(elapsed.slice(0, 10) as DayOff['day'], 'it')}, per l’orologio alle ${clockTime(wall)} di ${dayWords(wall.slice(0, 10) as DayOff['day'], 'it')}. Si prende il momento più vicino`,
    en: `The clocks change in between: elapsed hours end at ${clockTime(elapsed)} of ${dayWords(elapsed.slice(0, 10) as DayOff['day'], 'en')}, on the clock at ${clockTime(wall)} of ${dayWords(wall.slice(0, 10) as DayOff['day'], 'en')}. The earlier is taken`,
  }),
  'hours-not-extended': ({ off }) => ({
    it: `${daysOff([off], 'it')}: i termini in ore non si prorogano`, en: `${daysOff([off], 'en')}: terms in hours are never extended`,
  }),
  'initial-hour': ({ formal }) => ({
    it: `Limite formale ${momentWords(formal, 'it')}, se l’ora iniziale non si conta (art. 155 c.p.c.): non farvi conto`,
    en: `Formal limit ${momentWords(formal, 'en')}, if the initial hour is left out (art. 155 c.p.c.): never plan on it`,
  }),
  recurring: ({ occurrence, every, unit, anchor, to }) => both((language) => (language === 'it'
    ? `Scadenza n. ${occurrence}, ogni ${many('it', every, unit)} contati sempre da ${momentWords(anchor, 'it')}: ${momentWords(to, 'it')}`
    : `Occurrence ${occurrence}, every ${many('en', every, unit)} always counted from ${momentWords(anchor, 'en')}: ${momentWords(to, 'en')}`)),
  'month-end': ({ wanted, to }) => ({
    it: `In quel mese il giorno ${wanted} non c’è: vale l’ultimo, ${momentWords(to, 'it')}`, en: `That month has no day ${wanted}: the last one counts, ${momentWords(to, 'en')}`,
  }),
  extended: ({ off, to, procedural }) => ({
    it: `${daysOff(off, 'it')}: prorogato a ${momentWords(to, 'it')}${procedural ? ' (festivi e sabato)' : ''}, ma si lavora sulla data senza proroga`,
    en: `${daysOff(off, 'en')}: extended to ${momentWords(to, 'en')}${procedural ? ' (holidays and Saturday)' : ''}, but work on the date without extension`,
  }),
  'not-extended': ({ off, because }) => ({
    it: `Cade ${daysOff([off], 'it')} e non si proroga: ${whyNot[because].it}`, en: `Falls on ${daysOff([off], 'en')} and is not extended: ${whyNot[because].en}`,
  }),
  'working-days': ({ skipped }) => ({
    it: `Non contano sabati, domeniche e festivi${holidaysOf(skipped, 'it')}`, en: `Saturdays, Sundays and holidays do not count${holidaysOf(skipped, 'en')}`,
  }),
  backwards: ({ days, free, hearing, to }) => ({
    it: `${many('it', days, 'days')}${free ? ' liberi' : ''} prima dell’udienza di ${momentWords(hearing, 'it')}: ${momentWords(to, 'it')}`,
    en: `${many('en', days, 'days')}${free ? ' (free days)' : ''} before the hearing of ${momentWords(hearing, 'en')}: ${momentWords(to, 'en')}`,
  }),
  anticipated: ({ off, to }) => ({
    it: `${daysOff(off, 'it')}: contando all’indietro si anticipa a ${momentWords(to, 'it')}`, en: `${daysOff(off, 'en')}: counting backwards it moves earlier, to ${momentWords(to, 'en')}`,
  }),
  birthday: ({ years, birth, to, leap }) => ({
    it: `Compie ${many('it', years, 'years')} ${momentWords(to, 'it')} (nascita ${momentWords(birth, 'it')})${leap ? '; il 29 febbraio quell’anno non c’è' : ''}`,
    en: `Turns ${years} on ${momentWords(to, 'en')} (born ${momentWords(birth, 'en')})${leap ? '; there is no 29 February that year' : ''}`,
  }),
  'after-birthday': ({ months, days, to }) => both((language) => {
    const span = [months ? many(language, months, 'months') : '', days ? many(language, days, 'days') : ''].filter(Boolean).join(' e ')
    return language === 'it' ? `${span} dopo il compleanno: ${momentWords(to, 'it')}` : `${span} after the birthday: ${momentWords(to, 'en')}`
  }),
  'before-birthday': ({ to }) => ({
    it: `Va fatto prima del compleanno: il giorno sicuro è quello prima, ${momentWords(to, 'it')}`, en: `To be done before the birthday: the safe day is the day before, ${momentWords(to, 'en')}`,
  }),
  ahead: ({ months, own, to }) => ({
    it: `${many('it', months, 'months')} prima del compleanno (${own ? 'numero del servizio' : 'prassi'}, non legge): ${momentWords(to, 'it')}`,
    en: `${many('en', months, 'months')} before the birthday (${own ? 'the service’s own number' : 'practice'}, not law): ${momentWords(to, 'en')}`,
  }),
  opens: ({ from }) => ({ it: `Si può fare da ${momentWords(from, 'it')}`, en: `Possible from ${momentWords(from, 'en')}` }),
  opening: ({ from }) => ({
    it: `Non è una scadenza: da ${momentWords(from, 'it')} diventa possibile`, en: `Not a deadline: from ${momentWords(from, 'en')} it becomes possible`,
  }),
  yearly: ({ to }) => ({ it: `Il giorno fissato dalla legge: ${momentWords(to, 'it')}`, en: `The day fixed by the law: ${momentWords(to, 'en')}` }),
  'work-by': ({ day, off }) => ({
    it: `${daysOff(off, 'it')}: l’ultimo giorno di lavoro utile è ${momentWords(day, 'it')}`, en: `${daysOff(off, 'en')}: the last working day is ${momentWords(day, 'en')}`,
  }),
  suspended: ({ to }) => ({
    it: `Con la sospensione di agosto (solo se applicabile): ${momentWords(to, 'it')}. La data mostrata non la conta`,
    en: `With the suspension of August (only if it applies): ${momentWords(to, 'en')}. The date shown leaves it out`,
  }),
  parameter: ({ parameter, value }) => ({
    it: `${lawParameters[parameter].title.it}: ${value.value}${value.from ? ` dal ${momentWords(value.from, 'it')}` : ''} (${value.source})`,
    en: `${lawParameters[parameter].title.en}: ${value.value}${value.from ? ` from ${momentWords(value.from, 'en')}` : ''} (${value.source})`,
  }),
  shorter: ({ length, unit }) => ({
    it: `Durata fissata nel provvedimento o in sede locale: ${many('it', length, unit)}`, en: `Length fixed in the order or locally: ${many('en', length, unit)}`,
  }),
  fixed: ({ on }) => ({ it: `Data fissata: ${momentWords(on, 'it')}`, en: `Date fixed: ${momentWords(on, 'en')}` }),
  'cut-to-law': ({ asked }) => ({
    it: `Quanto indicato (${askedWords(asked, 'it')}) va oltre il limite di legge: vale la legge`, en: `What was asked (${askedWords(asked, 'en')}) goes beyond the law’s limit: the law holds`,
  }),
  'no-number': ({ mode, local }) => ({
    it: noNumber[mode].it + (local ? `; un numero può essere fissato ${fixedBy[local.by].it}` : ''), en: noNumber[mode].en + (local ? `; a number may be fixed ${fixedBy[local.by].en}` : ''),
  }),
  local: ({ by, to }) => ({
    it: `Termine fissato ${fixedBy[by].it}, non dalla legge: ${momentWords(to, 'it')}`, en: `Term fixed ${fixedBy[by].en}, not by the law: ${momentWords(to, 'en')}`,
  }),
  'before-validity': ({ from }) => ({
    it: `Attenzione: la regola vale dal ${momentWords(from, 'it')}, dopo la data indicata`, en: `Mind: the rule applies from ${momentWords(from, 'en')}, after the date given`,
  }),
  'after-validity': ({ to }) => ({
    it: `Attenzione: la regola vale fino al ${momentWords(to, 'it')}, prima della data indicata`, en: `Mind: the rule applies until ${momentWords(to, 'en')}, before the date given`,
  }),
  moving: ({ law }) => ({ it: `Norma in movimento. ${movingLaw[law].it}`, en: `Law on the move. ${movingLaw[law].en}` }),
  'law-changed': ({ law, on, source }) => ({
    it: `Dal ${momentWords(on, 'it')} si legge insieme a: ${lawDays[law].title.it} (${source})`, en: `From ${momentWords(on, 'en')} to be read together with: ${lawDays[law].title.en} (${source})`,
  }),
  unsure: () => ({ it: 'Regola da verificare sul testo vigente prima di farvi conto', en: 'To be verified on the text in force before relying on it' }),
}

function holidaysOf(off: readonly DayOff[], language: Language): string {
  const named = off.filter(({ kind }) => kind === 'holiday')
  return named.length > 0 ? `: ${daysOff(named, language)}` : ''
}

const askedWords = (asked: string, language: Language): string => (asked.includes('-') ? momentWords(asked, language) : asked)

/** A reason as a plain sentence in both languages, without a full stop. */
export function reasonWords<C extends Reason['code']>(reason: Of<C>): Words {
  return (sentences[reason.code] as (one: Of<C>) => Words)(reason)
}

/** "Perché questa data": the reasons of a calculation, in order. */
export const whyWords = (why: readonly Reason[]): Words[] => why.map((reason) => reasonWords(reason as Of<Reason['code']>))
