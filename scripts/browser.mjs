// Finds a Chromium for the journeys, or installs the one of the distribution where that is possible.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { giveUp, run } from './install.mjs'

// the first does without a window and needs a sixth less of the processor
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

function find() {
  const given = process.env.CHROME_PATH
  if (given) return existsSync(given) ? given : giveUp(`CHROME_PATH indica ${given}, che non esiste.`)
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC].find((path) => existsSync(path))
}

/** The path of a Chromium. */
export async function browser() {
  const found = find()
  if (found) return found
  const advice = 'Per le prove nel browser serve Chromium: installalo (Debian: apt-get install chromium-headless-shell fonts-noto-core) oppure indica il suo percorso con CHROME_PATH.'
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) giveUp(advice)
  console.log('Installo Chromium dai pacchetti della distribuzione (solo la prima volta)…')
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const add = (name) => run('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-noto-core'], options)
  const failed = (await run('apt-get', ['update'], options)) || ((await add(NAMES[0])) && (await add('chromium')))
  return failed ? giveUp(advice) : (find() ?? giveUp(advice))
}
