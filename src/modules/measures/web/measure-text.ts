import type { CodeLists } from '#kernel/web/lists.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import type { MeasureRow } from '../contract/measure.ts'
import type { MeasureSay } from './words.ts'

type Head = Pick<MeasureRow, 'effectiveFrom' | 'effectiveTo' | 'state' | 'endedBy'>

/** In force from when to when, or how it ended. */
export function spanText({ effectiveFrom, effectiveTo, state, endedBy }: Head, say: MeasureSay): string {
  const span = `${say.from.toLowerCase()} ${formatDate(effectiveFrom)}${effectiveTo ? ` ${say.until.toLowerCase()} ${formatDate(effectiveTo)}` : `, ${say.noEnd}`}`
  return state === 'ended' && endedBy ? `${span}, ${say[`by_${endedBy}`]}` : span
}

/** "Affidamento al servizio sociale n. 12/2026". */
export const measureTitle = ({ kind, number }: { kind: string; number: string | null }, codes: CodeLists): string => [codes.label('measure_kind', kind), number && `n. ${number}`].filter(Boolean).join(' ')

/** "sostituito da Decadenza n. 3/2026 dal lun 2 marzo 2026". */
export function tieText(tie: MeasureRow['followedBy'][number], say: MeasureSay, codes: CodeLists, way: 'after' | 'before'): string {
  const other = tie.kind ? measureTitle({ kind: tie.kind, number: tie.number }, codes) : tie.measureId ? say.otherMeasure : null
  const verb = way === 'after' ? say[`by_${tie.relation}`] : say[`does_${tie.relation}`]
  return [verb, way === 'after' && other && say.by, other, way === 'after' && say.onDay(formatDate(tie.onDay))].filter(Boolean).join(' ')
}
