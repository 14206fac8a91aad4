// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { expect, test } from 'vitest'
import { modules } from './modules.ts'

const entries = modules.flatMap(({ navigation = [] }) => navigation)

test('two keys lead to one place only', () => {
  const keys = entries.flatMap(({ shortcut }) => (shortcut ? [shortcut] : []))
  expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([])
})

test('places of the navigation and their names are each there once', () => {
  for (const all of [entries.map(({ href }) => href), entries.map(({ label }) => label.it), entries.map(({ label }) => label.en)]) expect(new Set(all).size).toBe(all.length)
})
