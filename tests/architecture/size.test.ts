import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|tsx|css)$/.test(name)).map((name) => join(folder, name))

const limitOf = (name: string): number => (name.endsWith('.gen.ts') ? Infinity : /\/(words|sprite|bench)[.-]|\.test\.tsx?$|frequent-passwords/.test(name) ? 600 : 300)

it('no source file is longer than 300 lines (words and tests 600)', () => {
  const long = ['src', 'tests', 'scripts'].flatMap(filesOf).flatMap((name) => {
    const lines = readFileSync(join(root, name), 'utf8').split('\n').length - 1
    return lines > limitOf(name) ? [`${name}: ${lines}`] : []
  })
  expect(long).toEqual([])
})
