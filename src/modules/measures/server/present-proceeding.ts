import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type * as contract from '../contract/proceeding.ts'
import type { HearingRow, ProceedingRow } from './proceeding-store.ts'

const day = (text: string | null): PlainDate | null => text as PlainDate | null

export const presentProceeding = (row: ProceedingRow): contract.Proceeding => ({
  id: row.id as Id<'proceeding'>, nature: row.nature as contract.Proceeding['nature'], authority: { id: row.authority_id, name: row.authority_name ?? row.authority_words ?? '' },
  number: row.number, judge: row.judge, lawyers: row.lawyers, openedOn: day(row.opened_on), status: row.status as contract.Proceeding['status'], closedOn: day(row.closed_on), note: row.note,
  version: row.version,
})

export const presentHearing = (row: HearingRow): contract.Hearing => ({
  id: row.id as Id<'hearing'>, proceedingId: row.proceeding_id as Id<'proceeding'>, heldOn: row.held_on as PlainDate, at: row.at, place: row.place, purpose: row.purpose,
  state: row.state as contract.Hearing['state'], outcome: row.outcome, nextId: row.next_id as Id<'hearing'> | null, setBy: row.set_by as Id<'measure'> | null, version: row.version,
})
