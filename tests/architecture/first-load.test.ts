import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const web = join(root, 'dist/web')

/** Bytes of JavaScript, gzip, that a browser fetches before it can show anything (`docs/performance.md`). */
const BUDGET = 140_000

const folders: Record<string, string> = { '#kernel/': 'src/kernel/', '#modules/': 'src/modules/' }
const inSource = (from: string, name: string): string | null => {
  const alias = Object.keys(folders).find((one) => name.startsWith(one))
  if (alias) return join(root, folders[alias]!, name.slice(alias.length))
  return name.startsWith('.') ? join(dirname(from), name) : null
}

/** What a source file imports when it is loaded: not its types, not what it fetches later by `import()`. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"();]*?\sfrom\s+)?'([^']+)'/gm)].map((match) => match[1]!)

/** All that is loaded with a file, each with who asked for it first. */
function loadedWith(start: string): Map<string, string> {
  const found = new Map([[start, '']])
  for (const file of found.keys()) {
    if (!/\.tsx?$/.test(file) || !existsSync(file)) continue
    for (const name of importsOf(file)) {
      const target = inSource(file, name) ?? name
      if (!found.has(target)) found.set(target, file)
    }
  }
  return found
}

it('the first page loads no schema and no part of a screen', () => {
  const loaded = loadedWith(join(root, 'src/web/main.tsx'))
  expect(loaded.size).toBeGreaterThan(80)
  const forbidden = /^(zod|react-hook-form|react-aria.*|@hookform\/.*)$|\/web\/parts\.tsx?$|\/contract\.ts$|\/modules\/.*words\.ts$/
  expect([...loaded].filter(([name]) => forbidden.test(name)).map(([name, by]) => `${relative(root, by)} → ${name}`)).toEqual([])
})

it('the door of a module’s screens imports no contract by value', () => {
  const doors = [...loadedWith(join(root, 'src/web/modules.ts')).keys()].filter((name) => /\/modules\/[^/]+\/web\/index\.ts$/.test(name))
  expect(doors.length).toBeGreaterThan(15)
  expect(doors.flatMap((door) => importsOf(door).filter((name) => /contract/.test(name)).map((name) => `${relative(root, door)} → ${name}`))).toEqual([])
})

const fetchedWith = (file: string, all = new Set<string>()): Set<string> => {
  if (all.has(file)) return all
  all.add(file)
  for (const match of readFileSync(join(web, 'assets', file), 'utf8').matchAll(/(?:^|[;}\n])(?:import|export)(?:[^"'`;()]*?from)?\s*["']\.\/([^"']+\.js)["']/g)) fetchedWith(match[1]!, all)
  return all
}

it(`the first page weighs no more than ${BUDGET / 1000} kB`, () => {
  const page = join(web, 'index.html')
  if (!existsSync(page)) throw new Error('There are no built pages to weigh: npm run build')
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map((match) => match[1]!)
  expect(named).not.toEqual([])
  const files = new Set(named.flatMap((file) => [...fetchedWith(file)]))
  const weights = [...files].map((file) => [gzipSync(readFileSync(join(web, 'assets', file)), { level: 9 }).length, file] as const).toSorted((a, b) => b[0] - a[0])
  // what the server sends: without these it would be three times as much
  for (const file of files) expect(brotliDecompressSync(readFileSync(join(web, 'assets', `${file}.br`))).equals(readFileSync(join(web, 'assets', file)))).toBe(true)
  const total = weights.reduce((sum, [bytes]) => sum + bytes, 0)
  expect(total, `${total} bytes: ${weights.slice(0, 12).map(([bytes, file]) => `${file} ${bytes}`).join(', ')}`).toBeLessThanOrEqual(BUDGET)
})
