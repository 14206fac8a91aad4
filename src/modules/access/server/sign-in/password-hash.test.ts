import type * as crypto from 'node:crypto'
import { beforeEach, expect, it, vi } from 'vitest'

const work = vi.hoisted(() => ({ derivations: 0 }))
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof crypto>()
  return {
    ...real,
    argon2: (...all: Parameters<typeof real.argon2>) => {
      work.derivations++
      return real.argon2(...all)
    },
  }
})
const { hashPassword, verifyPassword } = await import('./password-hash.ts')

beforeEach(() => {
  work.derivations = 0
})

it('tells the right password from a wrong one', async () => {
  const stored = await hashPassword('quattro gatti sul tetto')
  expect(await verifyPassword('quattro gatti sul tetto', stored)).toBe(true)
  expect(await verifyPassword('cinque gatti sul tetto', stored)).toBe(false)
})

it('does the same work for somebody who does not exist, and says no', async () => {
  // the hash that nobody has is made once
  await verifyPassword('quattro gatti sul tetto', null)
  work.derivations = 0
  expect(await verifyPassword('quattro gatti sul tetto', null)).toBe(false)
  expect(work.derivations).toBe(1)
})
