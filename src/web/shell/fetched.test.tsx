// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { fetched, NotFetched } from './fetched.ts'

const missing = new TypeError('Failed to fetch dynamically imported module: /assets/x.js')
const load = () => Promise.reject(missing)
afterEach(() => void vi.unstubAllGlobals())

test('without a server, a screen that does not come is no reason to load the page anew', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(fetched(load)).rejects.toBeInstanceOf(NotFetched)
})

test('with a server, it has a new release: the router is told what happened', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('ok')))
  await expect(fetched(load)).rejects.toBe(missing)
})
