// `npm run test:access -- --decisions 100000 --seed 7`, `-- --faults`, `-- --requests 50000`: the long form of what `npm test` does in short.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { decisions: { type: 'string' }, seed: { type: 'string' }, requests: { type: 'string' }, faults: { type: 'boolean' } },
})
const files = [
  ...(values.decisions || (!values.faults && !values.requests) ? ['tests/access/oracle.test.ts'] : []),
  ...(values.faults ? ['tests/access/faults.test.ts'] : []),
  ...(values.requests ? ['tests/access/fuzz.test.ts', 'tests/architecture/trail.test.ts'] : []),
]
const root = resolve(import.meta.dirname, '../..')
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'server', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    ACCESS_DECISIONS: values.decisions ?? '100000',
    ACCESS_SEED: values.seed ?? String(Date.now() % 1_000_000_000),
    ...(values.requests ? { ACCESS_REQUESTS: values.requests } : {}),
    ...(values.faults ? { ACCESS_FAULTS: 'all' } : {}),
  },
})
child.on('exit', (code) => process.exit(code ?? 1))
