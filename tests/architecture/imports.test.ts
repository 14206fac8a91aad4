import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accanto-imports-'))
  for (const name of ['.dependency-cruiser.cjs', 'module-map.json', 'package.json']) cpSync(join(root, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The rules that a small tree of sources breaks. */
function broken(sources: Readonly<Record<string, string>>): string[] {
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'], {
    cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000,
  })
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return [...new Set(summary.violations.map(({ rule }) => rule.name))]
}
const value = 'export const one = 1\n'

it('tells every import across a border that the map does not declare', () => {
  const rules = broken({
    'src/modules/cases/server/inner.ts': value,
    'src/modules/cases/server/index.ts': value,
    'src/modules/people/server/a.ts': `import { one } from '../../cases/server/index.ts'\nexport const two = one\n`,
    'src/modules/intake/server/b.ts': `import { one } from '../../cases/server/inner.ts'\nexport const two = one\n`,
    'src/modules/cases/domain/c.ts': `import { one } from '../server/inner.ts'\nexport const two = one\n`,
    'src/modules/cases/web/d.ts': `import { one } from '../server/inner.ts'\nexport const two = one\n`,
    'src/kernel/server/e.ts': `import { one } from '../../modules/cases/server/index.ts'\nexport const two = one\n`,
    'src/modules/cases/server/use.ts': `import { sql } from 'kysely'\nimport pg from 'pg'\nexport const both = [sql, pg]\n`,
    'src/modules/stray/server/f.ts': `import { one } from '../../cases/server/index.ts'\nexport const two = one\n`,
  })
  expect(rules).toEqual(expect.arrayContaining([
    'people-uses-only-what-the-map-declares', 'intake-enters-by-the-doors', 'domain-is-pure', 'web-never-reaches-server', 'kernel-knows-no-module', 'queries-only-in-stores',
    'driver-only-in-the-kernel', 'module-is-in-the-map',
  ]))
}, 60_000)

it('is silent about imports that the map declares', () => {
  expect(broken({
    'src/modules/cases/server/index.ts': value,
    'src/modules/cases/server/case-store.ts': `import { sql } from 'kysely'\nexport const one = sql\n`,
    'src/modules/intake/server/b.ts': `import { one } from '../../cases/server/index.ts'\nexport const two = one\n`,
  })).toEqual([])
}, 60_000)
