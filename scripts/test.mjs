// `npm test`: everything that must hold, stopping at the first failure. The last line counts the tests.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { browser } from './browser.mjs'
import { buildWeb, checkNode, install, productNode, root, run } from './install.mjs'

checkNode()
await install()
const node = productNode()
const chrome = await browser()
const reports = mkdtempSync(join(tmpdir(), 'accanto-reports-'))
const vitestReport = join(reports, 'vitest.json')
const journeyReport = join(reports, 'playwright.json')

const env = {
  ...process.env,
  CHROME_PATH: chrome,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
  PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport,
}
const tool = (...args) => run(node, args, { env })
const steps = [
  ['types', () => tool('scripts/typecheck.ts')],
  ['lint', () => tool('scripts/lint.ts')],
  ['generated files', () => tool('scripts/generate.ts', '--check')],
  ['tests', () => tool('node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`)],
  ['web build', () => buildWeb()],
  ['journeys', () => tool('node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json')],
]

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

function totals() {
  const vitest = read(vitestReport)
  const journeys = read(journeyReport)?.stats
  return {
    passed: (vitest?.numPassedTests ?? 0) + (journeys?.expected ?? 0) + (journeys?.flaky ?? 0),
    failed: (vitest?.numFailedTests ?? 0) + (journeys?.unexpected ?? 0),
  }
}

let broken = null
const times = []
for (const [name, step] of steps) {
  console.log(`\n— ${name}`)
  const start = Date.now()
  const code = await step()
  times.push(`${name} ${((Date.now() - start) / 1000).toFixed(1)} s`)
  if (code !== 0) {
    broken = name
    break
  }
}
const { passed, failed } = totals()
rmSync(reports, { recursive: true, force: true })
console.log(`\n${times.join(', ')}`)
if (broken) console.log(`Stopped at: ${broken}`)
// A step that fails without a test (types, lint, a file that doesn't load) counts as one failure.
console.log(`${passed} passed, ${broken && failed === 0 ? 1 : failed} failed`)
process.exit(broken ? 1 : 0)
