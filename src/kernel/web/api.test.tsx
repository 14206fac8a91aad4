// @vitest-environment jsdom
import './testing.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { endpoint } from '../contract/endpoint.ts'
import { addressOf, ApiProblem, call } from './api.ts'
import { abandonWaiting, sessionState, setSessionState, unlock } from './session-state.ts'

const read = endpoint({ id: 'test.read', method: 'GET', path: '/api/things', summary: 'Sample', query: z.object({ q: z.string().optional(), tag: z.array(z.string()).optional() }), response: z.object({}) })
const write = endpoint({ id: 'test.write', method: 'POST', path: '/api/things', summary: 'Sample', body: z.object({ name: z.string() }), response: z.object({ id: z.string() }) })
const signIn = endpoint({ id: 'test.signIn', method: 'POST', path: '/api/sign-in', summary: 'Sample', auth: 'public', response: z.object({}) })
const actor = { id: 'a', displayName: 'Giulia', organisationName: 'Comune', language: 'it', roles: [], installs: false, hosts: false, idleMinutes: 15 } as const

const fetched = vi.fn<typeof fetch>()
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const expired = () => json(401, { type: 'urn', code: 'not-signed-in', status: 401, title: 'Devi accedere di nuovo' })
const keyOf = (index: number) => (fetched.mock.calls[index]![1]!.headers as Record<string, string>)['idempotency-key']

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
  setSessionState({ status: 'signed-in', actor, locked: null })
})
afterEach(() => vi.unstubAllGlobals())

test('an address repeats lists and leaves out what is empty', () => {
  expect(addressOf(read, { q: '', tag: ['a', 'b&c'] })).toBe('/api/things?tag=a&tag=b%26c')
})

test('a lost connection sends the same change again under the same key', async () => {
  fetched.mockRejectedValueOnce(new TypeError('network')).mockResolvedValueOnce(json(200, { id: '1' }))
  expect(await call(write, { name: 'x' })).toEqual({ id: '1' })
  expect(fetched).toHaveBeenCalledTimes(2)
  expect(keyOf(0)).toBe(keyOf(1))
})

test('a refusal is not repeated and carries the server’s words', async () => {
  fetched.mockResolvedValue(json(409, { type: 'urn', code: 'stale', status: 409, title: 'Cambiato', current: { version: 4 } }))
  const problem = await call(write, { name: 'x' }).catch((cause: unknown) => cause)
  expect(problem).toBeInstanceOf(ApiProblem)
  expect((problem as ApiProblem).current).toEqual({ version: 4 })
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('an ended session covers the screen; after the sign-in the same change goes on under the same key', async () => {
  fetched.mockResolvedValueOnce(expired()).mockResolvedValueOnce(json(200, { id: '1' }))
  const answer = call(write, { name: 'x' })
  await vi.waitFor(() => expect(sessionState()).toMatchObject({ locked: 'expired' }))
  expect(fetched).toHaveBeenCalledTimes(1)
  unlock()
  expect(await answer).toEqual({ id: '1' })
  expect(keyOf(0)).toBe(keyOf(1))
})

test('when somebody else takes the place, the waiting change is let go, not sent', async () => {
  fetched.mockResolvedValue(expired())
  const answer = call(write, { name: 'x' })
  await vi.waitFor(() => expect(sessionState()).toMatchObject({ locked: 'expired' }))
  abandonWaiting(new Error('signed out'))
  await expect(answer).rejects.toThrow('signed out')
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('a refused sign-in, or a first visit, covers nothing', async () => {
  fetched.mockResolvedValue(expired())
  await expect(call(signIn, {})).rejects.toBeInstanceOf(ApiProblem)
  setSessionState({ status: 'unknown' })
  await expect(call(write, { name: 'x' })).rejects.toBeInstanceOf(ApiProblem)
  expect(sessionState()).toEqual({ status: 'unknown' })
})
