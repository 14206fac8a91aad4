// Style and correctness (oxlint), what only types can tell (lint-types.ts), and who may import whom (dependency-cruiser).
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const tools: [name: string, ...args: string[]][] = [
  ['oxlint', 'node_modules/oxlint/bin/oxlint', '--deny-warnings', '--format', 'unix', 'src', 'tests', 'scripts', 'vite.config.ts', 'vitest.config.ts'],
  ['types', 'scripts/lint-types.ts'],
  ['imports', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src', 'tests', 'scripts'],
]

function run([name, program = '', ...args]: (typeof tools)[number]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, program), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.once('close', (code) => {
      if (code !== 0) console.log(`${name}\n${said}`)
      done(code ?? 1)
    })
  })
}

process.exit(Math.max(...(await Promise.all(tools.map(run)))))
