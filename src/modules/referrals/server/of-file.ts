import { notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { assertReached, rolesBySection } from '#modules/access/server/index.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import { mayAsk } from './access.ts'
import type { OfFile } from './header-store.ts'

/** Who follows it, in a list. */
export const followedBy = (row: OfFile) => ({
  unit: row.unit_id ? { id: row.unit_id, name: row.unit_name ?? '' } : null, responsible: row.responsible_id ? { id: row.responsible_id, name: row.responsible_name ?? '' } : null,
})

/** One line of what happened to a service or request. */
export const presentEvent = (one: { id: string; what: string; on_day: string; words: string | null; by_operator: string; by: string; at: string }) => ({
  id: one.id, what: one.what, on: one.on_day as PlainDate, words: one.words, by: { id: one.by_operator, name: one.by }, at: one.at,
})

const asked = ['social', 'health', 'education', 'work_status'] as const

/** Opens the part of a file about services and requests, or 404: may something be asked for there? */
export async function asksIn({ tx, audit }: Pick<Context, 'tx' | 'audit'>, caseId: string): Promise<boolean> {
  audit(caseId)
  await assertReached(tx, caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  const roles = await rolesBySection(tx, caseId)
  return file.status === 'open' && asked.some((section) => mayAsk({ roles: roles.get(section) ?? [], holds: false }))
}
