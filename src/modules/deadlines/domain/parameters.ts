import type { Words } from '#kernel/domain/bilingual.ts'
import { asPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { lawDays, type LawDay } from './law-days.ts'
import type { AmountId, LawDayId, MovingLaw, ParameterId, Sureness } from './rule.ts'

/** The value from this day on, until the next one. */
export interface DatedValue {
  from: PlainDate | null
  value: number
  source: string
  sure: readonly Sureness[]
}

/** A number, from a day on. */
export interface LawAmount {
  id: AmountId
  kind: 'amount'
  title: Words
  unit: 'years' | 'months' | 'days'
  moving: MovingLaw | null
  /** Oldest first. */
  values: readonly DatedValue[]
}

export type Parameter = LawAmount | LawDay
export type Parameters = Readonly<Record<AmountId, LawAmount> & Record<LawDayId, LawDay>>

/** The parameters as the law is known today (`law.md` 1.1 and 1.2). */
export const lawParameters: Parameters = {
  ...lawDays,
  prosieguo_max_age: {
    id: 'prosieguo_max_age',
    kind: 'amount',
    title: { it: 'Età massima del prosieguo amministrativo', en: 'Highest age of care after 18 (prosieguo amministrativo)' },
    unit: 'years',
    moving: 'MOV-2',
    values: [{ from: null, value: 21, source: 'L. 47/2017, art. 13 c. 2', sure: ['SEEN'] }],
  },
  msna_first_reception_days: {
    id: 'msna_first_reception_days',
    kind: 'amount',
    title: { it: 'Giorni di permanenza nella prima accoglienza dei minori non accompagnati', en: 'Days of stay in first reception of unaccompanied minors' },
    unit: 'days',
    moving: 'MOV-4',
    values: [
      { from: null, value: 30, source: 'D.Lgs. 142/2015, art. 19 c. 1', sure: ['SEEN'] },
      { from: asPlainDate('2023-12-05'), value: 45, source: 'D.Lgs. 142/2015, art. 19 c. 1 (L. 176/2023)', sure: ['SEEN-2', 'OWN'] },
    ],
  },
  msna_section_extension_days: {
    id: 'msna_section_extension_days',
    kind: 'amount',
    title: { it: 'Giorni di proroga nella sezione dedicata di centri per adulti', en: 'Days of extension in the dedicated section of adult centres' },
    unit: 'days',
    moving: 'MOV-4',
    values: [{ from: null, value: 60, source: 'D.Lgs. 142/2015, art. 19 c. 3-bis (L. 176/2023)', sure: ['SEEN-2'] }],
  },
  msna_talk_days: {
    id: 'msna_talk_days',
    kind: 'amount',
    title: { it: 'Giorni per il colloquio all’ingresso (due pagine dicono 3, una 30)', en: 'Days for the entry talk (two pages say 3, one 30)' },
    unit: 'days',
    moving: 'MOV-4',
    values: [{ from: null, value: 3, source: 'DPCM 98/2024, art. 2', sure: ['SEEN-2'] }],
  },
  permit_after_18_months: {
    id: 'permit_after_18_months',
    kind: 'amount',
    title: { it: 'Durata massima, in mesi, del permesso rilasciato dopo i 18 anni', en: 'Longest length, in months, of the permit issued after 18' },
    unit: 'months',
    moving: null,
    values: [{ from: null, value: 12, source: 'TUI, art. 32 c. 1-bis (D.L. 20/2023)', sure: ['SEEN'] }],
  },
}

export const isAmount = (parameter: Parameter): parameter is LawAmount => parameter.kind === 'amount'
export const isParameter = (name: string): name is ParameterId => Object.hasOwn(lawParameters, name)

/** The value of a parameter on a day. */
export function parameterOn(parameter: LawAmount, day: PlainDate): DatedValue {
  return parameter.values.findLast((value) => value.from === null || value.from <= day) ?? parameter.values[0]!
}
