// `npm start`: from a fresh checkout to a running service. `npm start -- --dev` (npm run dev) restarts and reloads while one edits.
import { spawn } from 'node:child_process'
import { buildWeb, checkNode, giveUp, install, productNode, root } from './install.mjs'
import { nodeFlags } from './node-flags.mjs'

const dev = process.argv.includes('--dev')
checkNode()
await install()
const node = productNode()
if (!dev && (await buildWeb()) !== 0) giveUp('La preparazione delle pagine non è riuscita: il motivo è scritto qui sopra.')

// Sessions of their own: Ctrl-C in the terminal reaches only this process, which passes it on exactly once.
// While one edits, the pages are those of Vite (vite.config.ts), not the last ones built.
const env = dev ? { ACCANTO_PUBLIC_URL: 'http://localhost:5173', ...process.env } : process.env
const start = (args) => spawn(node, args, { cwd: root, detached: true, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
const guard = ['--import', './scripts/stop-with-parent.mjs']
const server = [...nodeFlags, '--disable-warning=ExperimentalWarning', ...guard, 'src/server/main.ts']
const children = dev ? [start(['--watch', '--watch-preserve-output', ...server]), start([...guard, 'node_modules/vite/bin/vite.js'])] : [start(server)]

let stopping = false
function stopAll(signal) {
  if (stopping) return
  stopping = true
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal === 'SIGHUP' ? 'SIGTERM' : signal))
// npm may be killed without passing it on; then its shell is no longer our parent. (Started by hand, we may outlive the terminal.)
const parent = process.ppid
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && stopAll('SIGTERM'), 300).unref()

const exits = children.map((child) => new Promise((done) => {
  child.once('error', (error) => {
    console.error(error.message)
    done(1)
  })
  child.once('exit', (code, signal) => {
    const asked = stopping && (signal === 'SIGINT' || signal === 'SIGTERM')
    // one of several died by itself: nothing works without it
    stopAll('SIGTERM')
    done(asked ? 0 : (code ?? 1))
  })
}))
process.exit(Math.max(...(await Promise.all(exits))))
