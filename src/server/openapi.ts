import * as z from 'zod'
import type { Endpoint } from '../kernel/contract/endpoint.ts'
import { problemBody } from '../kernel/contract/problem.ts'
import { operations } from './registry.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
  return json
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name, in: place, required: place === 'path' || (json.required?.includes(name) ?? false), schema: property,
  }))
}

const keyParameter = {
  name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' },
  description: 'Made by the client; a retry with the same key answers the first result',
}

function responsesOf(endpoint: Endpoint): Json {
  const content =
    endpoint.transport === 'download'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(endpoint.response, 'output') } }
  return { 200: { description: 'Done', content }, default: { $ref: '#/components/responses/Problem' } }
}

function operationOf(endpoint: Endpoint): Json {
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')]
  if (endpoint.method !== 'GET' && endpoint.auth === 'session') parameters.push(keyParameter)
  const withBody = endpoint.method !== 'GET' && (endpoint.transport === 'upload' || Object.keys(endpoint.body.shape).length > 0)
  const content =
    endpoint.transport === 'upload'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } }
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    security: endpoint.auth === 'public' ? [] : [{ session: [] }],
    ...(parameters.length ? { parameters } : {}),
    ...(withBody ? { requestBody: { required: true, content } } : {}),
    responses: responsesOf(endpoint),
  }
}

/** The OpenAPI 3.1 document of every operation the server has, as committed in `openapi.json`. */
export function generateOpenApi(): Json {
  const paths: Record<string, Json> = {}
  for (const { endpoint } of [...operations].sort((a, b) => a.endpoint.path.localeCompare(b.endpoint.path))) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Accanto', version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'accanto_session' } },
      responses: { Problem: { description: 'Refused or failed (RFC 9457)', content: { 'application/problem+json': { schema: schemaOf(problemBody, 'output') } } } },
    },
  }
}
