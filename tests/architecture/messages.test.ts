// Whoever works in English is told in English what is wrong with a field: every check of every contract, every refusal of a field.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { isTranslated } from '#kernel/contract/message.ts'
import { operations } from '#server/registry.ts'

interface Def {
  error?: (issue: unknown) => unknown
  checks?: { _zod: { def: Def } }[]
  shape?: Record<string, z.ZodType>
  [part: string]: unknown
}
const INNER = ['element', 'innerType', 'in', 'out', 'keyType', 'valueType', 'left', 'right']

/** What the checks of a schema say, those inside it too. */
function said(schema: unknown, seen = new Set<unknown>()): string[] {
  if (!schema || seen.has(schema)) return []
  seen.add(schema)
  const def = (schema as { _zod: { def: Def } })._zod.def
  const own = [def, ...(def.checks ?? []).map((check) => check._zod.def)].flatMap(({ error }) => {
    const text = error?.({ code: 'custom', input: 'x', path: [] })
    return typeof text === 'string' ? [text] : []
  })
  const inner = [...Object.values(def.shape ?? {}), ...INNER.map((part) => def[part]), ...((def['options'] as unknown[] | undefined) ?? [])]
  return [...own, ...inner.flatMap((one) => said(one, seen))]
}

const endpoints = operations.map(({ endpoint }) => endpoint)

describe('what is wrong with a field', () => {
  it('is said in both languages by every check of a contract', () => {
    const texts = endpoints.flatMap((endpoint) => [endpoint.params, endpoint.query, endpoint.body].flatMap((part) => said(part).map((text) => ({ endpoint: endpoint.id, text }))))
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter(({ text }) => !isTranslated(text))).toEqual([])
  })

  it('is said in both languages by every refusal of the server', () => {
    const folders = ['src/kernel/server', ...readdirSync('src/modules').map((name) => join('src/modules', name, 'server'))]
    const sources = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    expect(sources.length).toBeGreaterThan(100)
    // invalid('field', 'Solo in italiano'), however long the expression before it
    const alone = sources.filter((name) => /\binvalid\([^()]*(?:\([^()]*\)[^()]*)*,\s*['`][^'`]*['`]\)/.test(readFileSync(name, 'utf8')))
    expect(alone).toEqual([])
  })
})
