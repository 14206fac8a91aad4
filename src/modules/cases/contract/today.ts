import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line } from '#kernel/contract/fields.ts'
import { caseRow } from './case.ts'
import { handoverRow } from './handover.ts'

/** What must I do now: hand-overs that wait for me, my children, files gone quiet, files I had open. */
export const getToday = endpoint({
  id: 'cases.getToday', method: 'GET', path: '/api/today', summary: 'What waits for me, my files, recent ones',
  response: z.object({
    handovers: z.array(handoverRow),
    mine: z.array(caseRow),
    mineTotal: z.int(),
    quiet: z.array(caseRow).describe('mine, without activity for 30 days'),
    recent: z.array(caseRow),
  }),
})

const screenName = z.string().regex(/^[a-z-]{2,40}$/)
const savedFilter = z.object({ id: id('savedFilter'), name: z.string(), search: z.record(z.string(), z.string()) })

export const listSavedFilters = endpoint({
  id: 'cases.listSavedFilters', method: 'GET', path: '/api/saved-filters', summary: 'My named filters of a list', audit: 'none',
  query: z.object({ screen: screenName }),
  response: z.object({ rows: z.array(savedFilter) }),
})

export const saveFilter = endpoint({
  id: 'cases.saveFilter', method: 'POST', path: '/api/saved-filters', summary: 'Keep the filters of a list under a name; the same name replaces',
  body: z.object({ screen: screenName, name: line(60), search: z.record(z.string().max(40), z.string().max(200)) }),
  response: savedFilter,
})

export const deleteFilter = endpoint({
  id: 'cases.deleteFilter', method: 'POST', path: '/api/saved-filters/{filterId}/delete', summary: 'Forget a named filter',
  params: z.object({ filterId: id('savedFilter') }),
  response: z.object({ deleted: z.boolean() }),
})

export const todayEndpoints = { getToday, listSavedFilters, saveFilter, deleteFilter }
