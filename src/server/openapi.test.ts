import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { generateOpenApi, openApiText } from './openapi.ts'
import { operations } from './registry.ts'

type Json = Record<string, unknown>
const document = generateOpenApi() as { paths: Record<string, Record<string, { operationId: string; parameters?: { name: string; in: string }[] }>>; components: { schemas: Json } }

function* nodes(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one)
  else if (typeof value === 'object' && value !== null) {
    yield value as Json
    for (const one of Object.values(value)) yield* nodes(one)
  }
}

it('has every operation once, with the parameters of its path', () => {
  const said = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId, parameters = [] }]) => {
    const named = parameters.flatMap((one) => (one.in === 'path' ? [one.name] : [])).toSorted()
    expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted())
    return `${operationId} ${method} ${path}`
  }))
  expect(said.toSorted()).toEqual(operations.map(({ endpoint: { id, method, path } }) => `${id} ${method.toLowerCase()} ${path}`).toSorted())
})

it('refers only to what it holds, and holds nothing that nobody refers to', () => {
  const refs = new Set([...nodes(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : [])))
  const known = new Set([...Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`), '#/components/responses/Problem'])
  expect([...refs].filter((ref) => !known.has(ref))).toEqual([])
  expect([...known].filter((ref) => !refs.has(ref))).toEqual([])
  expect([...nodes(document)].some((node) => '$defs' in node)).toBe(false)
})

it('writes an object that comes again once', () => {
  const seen = new Map<string, number>()
  for (const { description: _, ...node } of nodes(document)) {
    if (typeof node.properties !== 'object' || Object.keys(node.properties!).length === 0) continue
    const text = JSON.stringify(node)
    seen.set(text, (seen.get(text) ?? 0) + 1)
  }
  expect([...seen].filter(([, times]) => times > 1).map(([text]) => text)).toEqual([])
})

it('is valid OpenAPI 3.1, and what is not is found', async () => {
  const config = await createConfig({ rules: { struct: 'error', 'no-unresolved-refs': 'error', 'operation-operationId-unique': 'error', 'path-parameters-defined': 'error' } })
  const problemsOf = async (source: string) => (await lintFromString({ source, absoluteRef: 'openapi.json', config })).map(({ message }) => message)
  const text = openApiText()
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(document)))
  expect(await problemsOf(text)).toEqual([])
  expect(await problemsOf(text.replace('"type":"string"', '"type":"strng"'))).toHaveLength(1)
  expect(await problemsOf(text.replace('schemas/Uuid', 'schemas/Nobody'))).toHaveLength(1)
})
