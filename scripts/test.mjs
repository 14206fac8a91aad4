// `npm test`: everything that must hold, stopping at the first failure. The last line counts the tests.
import { spawn } from 'node:child_process'
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
/** The same, its output on the screen in one piece, when it ends. */
const quietly = (name, ...args) => new Promise((done) => {
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  child.once('close', (code) => {
    console.log(`\n— ${name}${said.trim() ? `\n${said.trimEnd()}` : ''}`)
    done(code ?? 1)
  })
})

// One after the other; those of one row side by side. None of the first row uses two cores by itself.
const rows = [
  {
    types: (name) => quietly(name, 'scripts/typecheck.ts'),
    lint: (name) => quietly(name, 'scripts/lint.ts'),
    'generated files': (name) => quietly(name, 'scripts/generate.ts', '--check'),
    'web build': () => buildWeb(),
  },
  { tests: () => tool('node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`) },
  { journeys: () => tool('node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json') },
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

const times = []
async function step([name, work]) {
  const start = Date.now()
  const code = await work(name)
  times.push(`${name} ${((Date.now() - start) / 1000).toFixed(1)} s`)
  return code === 0 ? [] : [name]
}

let broken = ''
for (const row of rows) {
  console.log(`\n— ${Object.keys(row).join(', ')}`)
  broken = (await Promise.all(Object.entries(row).map(step))).flat().join(', ')
  if (broken) break
}
const { passed, failed } = totals()
rmSync(reports, { recursive: true, force: true })
console.log(`\n${times.join(', ')}`)
if (broken) console.log(`Stopped at: ${broken}`)
// A step that fails without a test (types, lint, a file that doesn't load) counts as one failure.
console.log(`${passed} passed, ${broken && failed === 0 ? 1 : failed} failed`)
process.exit(broken ? 1 : 0)
