// `npm run bench:papers [-- --facts 300] [--rounds 20]`: a paper of forty pages with 300 facts as PDF and as DOCX, in the thread the product makes it in; the first
// one with the thread's start. Meanwhile the longest time for which nothing else could be answered.
import { cpus, loadavg } from 'node:os'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { starterTemplate } from '#modules/composer/server/render/docx/shipped.ts'
import { compareSigned, renderPaper, type RenderOptions } from '#modules/composer/server/render/index.ts'
import { longPaper } from '#modules/composer/server/render/testing/samples.ts'
import { structureOf } from '#modules/composer/server/render/testing/conformance.ts'

const { values } = parseArgs({ options: { facts: { type: 'string', default: '300' }, rounds: { type: 'string', default: '20' } } })
const content = longPaper(Number(values.facts))
const rounds = Number(values.rounds)
const percentile = (list: readonly number[], part: number): number => list.toSorted((a, b) => a - b)[Math.ceil(list.length * part) - 1]!

async function timed<T>(act: () => Promise<T>): Promise<[ms: number, result: T]> {
  const from = performance.now()
  const result = await act()
  return [performance.now() - from, result]
}

async function measure(label: string, options: RenderOptions): Promise<void> {
  const held = monitorEventLoopDelay({ resolution: 1 })
  const [first, bytes] = await timed(() => renderPaper(content, options))
  held.enable()
  const all: number[] = []
  // another hash each time: nothing is taken from what was made before
  for (let round = 0; round < rounds; round++) all.push((await timed(() => renderPaper({ ...content, subject: `Giro ${round}` }, options)))[0])
  held.disable()
  console.log(`${label}: prima ${Math.round(first)} ms; p50 ${Math.round(percentile(all, 0.5))}, p95 ${Math.round(percentile(all, 0.95))} ms; ${Math.round(bytes.length / 1024)} kB; attesa massima degli altri ${(held.max / 1e6).toFixed(1)} ms`)
  if (options.format === 'pdf') console.log(`  ${structureOf(bytes).filter((kind) => kind === '/Link').length} rimandi alle fonti`)
}

console.log(`${values.facts} fatti; ${cpus().length} core, carico ${loadavg()[0]!.toFixed(1)}`)
const hash = 'ab'.repeat(32)
await measure('PDF', { format: 'pdf', hash })
await measure('DOCX', { format: 'docx', hash })
await measure('DOCX sul modello dell’ente (un processo nuovo per ciascuno)', { format: 'docx', hash, template: await starterTemplate('psychosocial') })
const frozen = await renderPaper(content, { format: 'pdf', hash })
const [took, { result }] = await timed(() => compareSigned(frozen, content, { frozen, hash }))
console.log(`confronto della copia firmata: ${Math.round(took)} ms (${result})`)
