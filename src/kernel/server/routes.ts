import { kernelEndpoints as contract } from '../contract/index.ts'
import { notFound } from '../contract/problem.ts'
import { dateInRome } from '../domain/plain-date.ts'
import { openCursor, pageOf } from './cursor.ts'
import * as store from './kernel-store.ts'
import { operation, type Operation } from './operation.ts'

const listCodes = operation(contract.listCodes, async ({ tx, now }, { lists }) => ({
  rows: await store.codesOf(tx, lists.split(','), dateInRome(now)),
}))

const findMunicipalities = operation(contract.findMunicipalities, async ({ tx }, { q, limit }) => ({
  rows: await store.municipalitiesLike(tx, q, limit),
}))

const listCountries = operation(contract.listCountries, async ({ tx }) => ({ rows: await store.countries(tx) }))

const listLanguages = operation(contract.listLanguages, async ({ tx }) => ({ rows: await store.languages(tx) }))

const listNotices = operation(contract.listNotices, async ({ tx }, { cursor, limit }) => {
  const found = await store.noticesBefore(tx, openCursor<{ at: string; id: string }>(cursor, ['at', 'id']), limit + 1)
  const { rows, next } = pageOf(found, limit, (last) => ({ at: last.created_at, id: last.id }))
  return {
    rows: rows.map(presentNotice),
    next,
    total: null,
    unread: await store.unreadNotices(tx),
  }
})

const presentNotice = ({ id, kind, subject, params, created_at: createdAt, read_at: readAt }: store.NoticeFound) => ({
  id, kind, subject, params: params as Record<string, string>, createdAt, readAt,
})

const getNotice = operation(contract.getNotice, async ({ tx }, { noticeId }) => {
  const found = await store.noticeById(tx, noticeId)
  if (!found) throw notFound()
  return presentNotice(found)
})

const markNoticesRead = operation(contract.markNoticesRead, async ({ tx, now }, { ids }) => {
  await store.markRead(tx, ids, new Date(now).toISOString())
  return { unread: await store.unreadNotices(tx) }
})

export const kernelOperations = [listCodes, findMunicipalities, listCountries, listLanguages, listNotices, getNotice, markNoticesRead] as unknown as Operation[]
