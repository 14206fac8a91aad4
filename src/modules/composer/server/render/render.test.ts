import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { checkTemplate, compareSigned, renderPaper, unprintable } from './index.ts'
import { sampleContent } from './sample-content.ts'
import { starterTemplate } from './docx/shipped.ts'
import { conformanceProblems } from './testing/conformance.ts'
import { longPaper } from './testing/samples.ts'
import { thread, ThreadEnded } from './thread.ts'

it('makes both formats away from the request, which goes on meanwhile', async () => {
  const pdf = renderPaper(longPaper(), { format: 'pdf', hash: 'ab'.repeat(32) })
  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  expect(conformanceProblems(await pdf)).toEqual([])
  clearInterval(beat)
  // the main thread was never held for as long as the paper takes
  expect(longest).toBeLessThan(400)
  const docx = await renderPaper(sampleContent(), { format: 'docx' })
  expect(docx.subarray(0, 2).toString()).toBe('PK')
}, 60_000)

it('fills the body’s own template, and no other file', async () => {
  expect((await renderPaper(sampleContent(), { format: 'docx', template: await starterTemplate('pei') })).length).toBeGreaterThan(1000)
  await expect(renderPaper(sampleContent(), { format: 'docx', template: Buffer.from('no') })).rejects.toThrow()
  // the thread of the next paper is not the worse for it
  expect((await renderPaper(sampleContent(), { format: 'pdf' })).subarray(0, 5).toString()).toBe('%PDF-')
}, 60_000)

it('checks a template and compares a copy through the doors', async () => {
  expect(await checkTemplate(Buffer.from('no'))).toMatchObject({ usable: false, findings: [{ code: 'not_docx' }] })
  const content = sampleContent()
  const pdf = await renderPaper(content, { format: 'pdf' })
  expect(await compareSigned(pdf, content)).toMatchObject({ result: 'same', identical: true, signatures: [] })
  expect(await compareSigned(pdf, { ...content, subject: 'Altro' })).toMatchObject({ result: 'different' })
}, 60_000)

it('ends a thread that takes too long, and starts another for the next job', async () => {
  const one = thread({ seconds: 0.05, memory: 256, idle: 5 })
  await expect(one.run({ kind: 'pdf', content: longPaper(2000), hash: null, logo: null })).rejects.toThrow(ThreadEnded)
  const other = thread({ seconds: 60, memory: 256, idle: 0 })
  expect((await other.run({ kind: 'pdf', content: sampleContent(), hash: null, logo: null })).length).toBeGreaterThan(1000)
}, 60_000)

it('tells which letters cannot be printed', () => expect(unprintable('Wáng 王 😀 محمد')).toEqual(['王', '😀']))
