// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/web/session-state.ts'
import { modules } from './modules.ts'
import { actor as sample } from './stories/sample.ts'

const entries = modules.flatMap(({ navigation = [] }) => navigation)

test('two keys lead to one place only', () => {
  const keys = entries.flatMap(({ shortcut }) => (shortcut ? [shortcut] : []))
  expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([])
})

test('places of the navigation and their names are each there once', () => {
  for (const all of [entries.map(({ href }) => href), entries.map(({ label }) => label.it), entries.map(({ label }) => label.en)]) expect(new Set(all).size).toBe(all.length)
})

test('what holds for every body is shown only to who administers the installation: an administrator of another body would be refused', () => {
  const actor: Actor = { ...sample, roles: ['administrator'] }
  const seen = (one: Actor) => entries.filter(({ visible }) => visible?.(one) ?? true).map(({ href }) => href)
  expect(seen(actor)).not.toContain('/nomi-equivalenti')
  expect(seen({ ...actor, installs: true })).toContain('/nomi-equivalenti')
})
