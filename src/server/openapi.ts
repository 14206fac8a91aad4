import * as z from 'zod'
import type { Endpoint } from '../kernel/contract/endpoint.ts'
import { problemBody } from '../kernel/contract/problem.ts'
import { Components, placeOf, type Json, type Place } from './openapi-components.ts'
import { operations } from './registry.ts'

/** That a whole number fits in JavaScript goes without saying. */
function dropSafeBounds(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12', override: ({ jsonSchema }) => dropSafeBounds(jsonSchema) }) as Json
  return json
}

/** What becomes of a schema of the document: in the first round it is counted, in the second it may become a reference. */
type Say = (schema: Json, place: Place) => Json

function parametersOf(schema: z.ZodObject, place: 'path' | 'query', say: (schema: Json) => Json): Json[] {
  const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name, in: place, required: place === 'path' || (json.required?.includes(name) ?? false), schema: say(property),
  }))
}

const keyParameter = {
  name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' },
  description: 'Made by the client; a retry with the same key answers the first result',
}

function responsesOf(endpoint: Endpoint, say: Say): Json {
  const content =
    endpoint.transport === 'download'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: say(schemaOf(endpoint.response, 'output'), placeOf(endpoint.id, 'response')) } }
  return { 200: { description: 'Done', content }, default: { $ref: '#/components/responses/Problem' } }
}

function operationOf(endpoint: Endpoint, say: Say): Json {
  const parameter = (schema: Json): Json => say(schema, placeOf(endpoint.id, 'parameter'))
  const parameters = [...parametersOf(endpoint.params, 'path', parameter), ...parametersOf(endpoint.query, 'query', parameter)]
  if (endpoint.method !== 'GET' && endpoint.auth === 'session') parameters.push(keyParameter)
  const withBody = endpoint.method !== 'GET' && (endpoint.transport === 'upload' || Object.keys(endpoint.body.shape).length > 0)
  const content =
    endpoint.transport === 'upload'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: say(schemaOf(endpoint.body, 'input'), placeOf(endpoint.id, 'body')) } }
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    security: endpoint.auth === 'public' ? [] : [{ session: [] }],
    ...(parameters.length ? { parameters } : {}),
    ...(withBody ? { requestBody: { required: true, content } } : {}),
    responses: responsesOf(endpoint, say),
  }
}

/** The document as a file to read: what fits in a line stands in a line. */
export const openApiText = (): string => `${print(generateOpenApi(), '')}\n`

const WIDTH = 150
function print(value: unknown, indent: string): string {
  const short = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || indent.length + short.length <= WIDTH) return short
  const more = `${indent}  `
  if (Array.isArray(value)) return `[\n${value.map((one) => `${more}${print(one, more)}`).join(',\n')}\n${indent}]`
  const lines = Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [`${more}${JSON.stringify(key)}: ${print(one, more)}`]))
  return `{\n${lines.join(',\n')}\n${indent}}`
}

/** The OpenAPI 3.1 document of every operation the server has, as committed in `openapi.json`. Schemas that come again stand once, under a name. */
export function generateOpenApi(): Json {
  // reads first: they name things by what they are
  const endpoints = operations.map(({ endpoint }) => endpoint).toSorted((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET') || compare(a.id, b.id))
  const components = new Components()
  for (const endpoint of endpoints) {
    operationOf(endpoint, (schema, place) => {
      components.count(schema, place)
      return schema
    })
  }
  const said = new Map(endpoints.map((endpoint) => [endpoint.id, operationOf(endpoint, (schema, place) => components.put(schema, place))]))
  const paths: Record<string, Json> = {}
  for (const { id, path, method } of endpoints.toSorted((a, b) => compare(a.path, b.path))) paths[path] = { ...paths[path], [method.toLowerCase()]: said.get(id) }
  return {
    openapi: '3.1.0',
    info: { title: 'Accanto', version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'accanto_session' } },
      responses: { Problem: { description: 'Refused or failed (RFC 9457)', content: { 'application/problem+json': { schema: schemaOf(problemBody, 'output') } } } },
      schemas: components.all(),
    },
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
