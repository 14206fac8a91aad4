import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Endpoint } from '../contract/endpoint.ts'
import { inLanguage } from '../contract/message.ts'
import { Problem, problems, type FieldProblem, type ProblemBody } from '../contract/problem.ts'
import type { FileAnswer, Operation, Origin } from './operation.ts'
import { problemOf, runOperation, type Call, type Outcoming, type Runtime } from './run-operation.ts'
import type { UploadOperation } from './upload.ts'
import { SessionTouch } from './session-touch.ts'

export const SESSION_COOKIE = 'accanto_session'
export const DEVICE_COOKIE = 'accanto_device'
const MAX_JSON = 4 * 1024 * 1024

type Language = 'it' | 'en'
const localeErrors = { it: z.locales.it().localeError, en: z.locales.en().localeError }

/** Builds the HTTP server for these operations. It listens to nothing yet. */
export function buildHttp(runtime: Runtime, operations: readonly Operation[]): FastifyInstance {
  const { config } = runtime.services
  const app: FastifyInstance = Fastify({
    loggerInstance: runtime.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: MAX_JSON,
    // The whole request, body included: 50 MB over a slow line take minutes. Headers have Node's own, shorter limit.
    requestTimeout: 600_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    // Over-long or malformed paths never reach the hooks: they get their problem details here.
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, frameworkProblem(error)),
  })
  void app.register(cookie)
  void app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"], connectSrc: ["'self'"], frameSrc: ["'self'", 'blob:'], workerSrc: ["'self'"], objectSrc: ["'none'"],
        baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  // JSON and files: nothing else, plain text of Fastify's own included
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, frameworkProblem(error)))
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Problem('not-found')))
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    runtime.log.info({ method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  const touch = new SessionTouch(runtime)
  for (const operation of operations) addRoute(app, runtime, operation, touch)
  refuseOtherMethods(app, operations)
  return app
}

const routeOf = ({ path }: Endpoint): string => path.replace(/\{(\w+)\}/g, ':$1')
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** A known address with another method is told as such (RFC 9110): 405, and what it allows. */
function refuseOtherMethods(app: FastifyInstance, operations: readonly Operation[]): void {
  for (const same of Map.groupBy(operations, ({ endpoint }) => endpoint.path.replace(/\{\w+\}/g, '{}')).values()) {
    const known = same.map(({ endpoint }) => endpoint.method as string)
    app.route({
      method: METHODS.filter((method) => !known.includes(method)),
      url: routeOf(same[0]!.endpoint),
      handler: async (_request, reply) => {
        void reply.header('allow', known.join(', '))
        throw new Problem('method-not-allowed')
      },
    })
  }
}

function addRoute(app: FastifyInstance, runtime: Runtime, operation: Operation, touch: SessionTouch): void {
  const { endpoint } = operation
  app.route({
    method: endpoint.method,
    url: routeOf(endpoint),
    handler: async (request, reply) => {
      assertSameOrigin(request)
      const call = readCall(endpoint, request)
      const outcome =
        endpoint.transport === 'upload'
          ? await (operation as UploadOperation).run(runtime, call, request.body as NodeJS.ReadableStream)
          : await runOperation(runtime, operation, call)
      if (call.sessionHash && request.headers['x-background'] === undefined) touch.seen(call.sessionHash)
      setCookies(runtime, reply, outcome)
      if (endpoint.transport === 'download') return sendFile(reply, outcome.answer as FileAnswer)
      return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(outcome.answer ?? null))
    },
  })
}

/** A page of another site must not act with the worker's cookie: SameSite=Strict first, this second. */
function assertSameOrigin(request: FastifyRequest): void {
  if (request.method === 'GET') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('forbidden')
}

function readCall(endpoint: Endpoint, request: FastifyRequest): Call {
  const language = languageOf(request)
  const errors: FieldProblem[] = []
  const part = (schema: z.ZodObject, value: unknown): Record<string, unknown> => {
    const parsed = schema.safeParse(value ?? {}, { error: localeErrors[language] })
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) errors.push({ path: issue.path.join('.'), message: issue.message })
    return {}
  }
  const json = endpoint.transport !== 'upload' && endpoint.method !== 'GET'
  const input = { ...part(endpoint.params, request.params), ...part(endpoint.query, request.query), ...(json ? part(endpoint.body, request.body) : {}) }
  for (const path of brokenTexts(input)) errors.push({ path, message: brokenText })
  const key = readKey(endpoint, request, errors)
  if (errors.length) throw new Problem('invalid', undefined, { errors: firstOf(errors) })
  const token = request.cookies[SESSION_COOKIE]
  return { sessionHash: token ? createHash('sha256').update(token).digest('hex') : null, key, origin: originOf(request), input, longestMs: endpoint.transport === 'download' ? LONGEST_DOWNLOAD_MS : LONGEST_MS }
}

/** A list of five hundred wrong things is told by its first ones, and by how many more there are. */
const MOST_ERRORS = 20
function firstOf(errors: readonly FieldProblem[]): FieldProblem[] {
  const more = errors.length - MOST_ERRORS
  if (more <= 0) return [...errors]
  return [...errors.slice(0, MOST_ERRORS), { path: errors[MOST_ERRORS]!.path, message: { it: `E altri ${more} errori come questi: correggi prima i precedenti`, en: `And ${more} more errors like these: correct those above first` } }]
}

/** Nobody waits longer than ten seconds for an answer, the wait for a connection included; what gathers a large file may take its time. */
const LONGEST_MS = 8000
const LONGEST_DOWNLOAD_MS = 60_000

const brokenText = { it: 'Contiene un carattere incompleto: riscrivilo', en: 'It holds an incomplete character: write it again' }

/** Where half a character (a lone surrogate) stands: no database text may hold one. */
function brokenTexts(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => [...(name.isWellFormed() ? [] : [path]), ...brokenTexts(part, path ? `${path}.${name}` : name)])
}

function readKey(endpoint: Endpoint, request: FastifyRequest, errors: FieldProblem[]): string | null {
  if (endpoint.method === 'GET') return null
  const key = request.headers['idempotency-key']
  if (typeof key === 'string' && z.uuid().safeParse(key).success) return key
  if (endpoint.auth === 'session') errors.push({ path: 'Idempotency-Key', message: { it: 'Serve un identificativo UUID della richiesta', en: 'The request needs a UUID of its own' } })
  return null
}

function originOf(request: FastifyRequest): Origin {
  return { ip: request.ip, userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300), device: request.cookies[DEVICE_COOKIE] ?? null }
}

function languageOf(request: FastifyRequest): Language {
  return String(request.headers['accept-language'] ?? '').trim().toLowerCase().startsWith('en') ? 'en' : 'it'
}

function setCookies(runtime: Runtime, reply: FastifyReply, { cookies }: Outcoming): void {
  const secure = runtime.services.config.publicUrl.startsWith('https:')
  for (const { name, value, maxAgeSeconds } of cookies) {
    const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure }
    const cookieName = name === 'session' ? SESSION_COOKIE : DEVICE_COOKIE
    if (value === null) void reply.clearCookie(cookieName, options)
    else void reply.setCookie(cookieName, value, maxAgeSeconds === undefined ? options : { ...options, maxAge: maxAgeSeconds })
  }
}

async function sendFile(reply: FastifyReply, file: FileAnswer): Promise<FastifyReply> {
  const name = encodeURIComponent(file.fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
  void reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `${file.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'")
    .header('x-frame-options', 'SAMEORIGIN')
  if (file.size !== null) void reply.header('content-length', file.size)
  return reply.send(await file.open())
}

/** Framework errors (malformed JSON, too long a path, too large a body) speak the same language as ours. */
function frameworkProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 413) return new Problem('too-large')
  if (statusCode === 415) return new Problem('file-type', { it: 'Una richiesta si manda come application/json, un file come application/octet-stream.', en: 'A request is sent as application/json, a file as application/octet-stream.' })
  if (statusCode === 404 || code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') return new Problem('not-found')
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Problem('invalid', { it: 'La richiesta non è leggibile.', en: 'The request cannot be read.' })
  return problemOf(error)
}

async function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  const language = languageOf(request)
  const { status, title } = problems[problem.code]
  if (status >= 500) request.log.error({ err: problem.cause ?? problem, code: problem.code, route: request.routeOptions?.url }, 'request failed')
  const body: ProblemBody = {
    type: `urn:accanto:problem:${problem.code}`,
    code: problem.code,
    status,
    title: title[language],
    detail: problem.detail?.[language],
    errors: problem.errors?.map(({ path, message }) => ({ path, message: inLanguage(message, language) })),
    current: problem.current,
  }
  if (status === 503 || status === 429) void reply.header('retry-after', status === 503 ? '3' : '60')
  return reply.code(status).header('cache-control', 'no-store').header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body))
}
