import type { Words } from '#kernel/domain/bilingual.ts'
import { asPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { MovingLaw, ParameterId, Sureness } from './rule.ts'

/** The value from this day on, until the next one. */
export interface DatedValue {
  from: PlainDate | null
  value: number
  source: string
  sure: readonly Sureness[]
}

export interface Parameter {
  id: ParameterId
  title: Words
  unit: 'years' | 'days'
  moving: MovingLaw | null
  /** Oldest first. */
  values: readonly DatedValue[]
}

export type Parameters = Readonly<Record<ParameterId, Parameter>>

/** The parameters as the law is known today (`law.md` 1.1 and 1.2). */
export const lawParameters: Parameters = {
  prosieguo_max_age: {
    id: 'prosieguo_max_age',
    title: { it: 'Età massima del prosieguo amministrativo', en: 'Highest age of care after 18 (prosieguo amministrativo)' },
    unit: 'years',
    moving: 'MOV-2',
    values: [{ from: null, value: 21, source: 'L. 47/2017, art. 13 c. 2', sure: ['SEEN'] }],
  },
  msna_first_reception_days: {
    id: 'msna_first_reception_days',
    title: { it: 'Giorni di permanenza nella prima accoglienza dei minori non accompagnati', en: 'Days of stay in first reception of unaccompanied minors' },
    unit: 'days',
    moving: 'MOV-4',
    values: [
      { from: null, value: 30, source: 'D.Lgs. 142/2015, art. 19 c. 1', sure: ['SEEN'] },
      { from: asPlainDate('2023-12-05'), value: 45, source: 'D.Lgs. 142/2015, art. 19 c. 1 (L. 176/2023)', sure: ['SEEN-2', 'OWN'] },
    ],
  },
}

/** The value of a parameter on a day. */
export function parameterOn(parameter: Parameter, day: PlainDate): DatedValue {
  return parameter.values.findLast((value) => value.from === null || value.from <= day) ?? parameter.values[0]!
}
