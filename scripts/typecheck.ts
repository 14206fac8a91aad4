// Four readings of the sources: pure (no DOM, no Node), server (no DOM), web (no Node), journeys (both). By the compiled checker, in half the time;
// the one in TypeScript stays for the tools that ask it about types (lint-types.ts, dependency-cruiser). One checker for each reading: they run side by
// side anyway, and several checkers of one reading work out the same types again, for twice the work.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const projects = ['tsconfig.pure.json', 'tsconfig.server.json', 'tsconfig.web.json', 'tsconfig.e2e.json']

function check(project: string): Promise<number> {
  return new Promise((done) => {
    const args = [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', project, '--checkers', '1', '--pretty', String(process.stdout.isTTY ?? false)]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.once('close', (code) => {
      if (code !== 0) console.log(`${project}\n${said}`)
      done(code ?? 1)
    })
  })
}

process.exit(Math.max(...(await Promise.all(projects.map(check)))))
