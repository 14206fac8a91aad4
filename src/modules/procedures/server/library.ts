import { notFound } from '#kernel/contract/problem.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/definition.ts'
import { currentDefinition, definitionOf } from '../domain/definitions/index.ts'
import { searchLibrary } from './find-text.ts'
import { presentDefinition, presentHead } from './present-definition.ts'

export const listDefinitions = operation(contract.listDefinitions, async (_context, { q, family, scope, cursor, limit }) => {
  const found = searchLibrary(q).filter(({ definition }) => (!family || definition.family === family) && (!scope || definition.scope === scope))
  const from = openCursor<{ from: number }>(cursor, ['from'])?.from ?? 0
  const { rows, next } = pageOf(found.slice(from, from + limit + 1), limit, () => ({ from: from + limit }))
  return {
    rows: rows.map(({ definition, steps }) => ({
      ...presentHead(definition), steps: definition.steps.length, matches: steps.slice(0, 5).map(({ title }) => title),
    })),
    next,
    total: found.length,
  }
})

export const getDefinition = operation(contract.getDefinition, async (_context, { definitionId, version }) => {
  const definition = version ? definitionOf(definitionId, version) : currentDefinition(definitionId)
  if (!definition) throw notFound()
  return presentDefinition(definition)
})
