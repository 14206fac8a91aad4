import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { spool, wholeOf } from './spool.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'accanto-spool-'))
afterAll(() => rmSync(folder, { recursive: true }))
const left = () => readdirSync(folder)

test('too much is refused, declared or not, and leaves nothing', async () => {
  const declared = Object.assign(Readable.from([Buffer.alloc(10)]), { headers: { 'content-length': '11' } })
  await expect(spool(declared, { folder, maxBytes: 10 })).rejects.toMatchObject({ code: 'too-large' })
  const source = Readable.from([Buffer.alloc(6), Buffer.alloc(6), Buffer.alloc(6)])
  await expect(spool(source, { folder, maxBytes: 10 })).rejects.toMatchObject({ code: 'too-large' })
  expect(left()).toEqual([])
})

test('a sender that breaks off leaves nothing', async () => {
  const broken = Readable.from((async function* () {
    yield Buffer.alloc(6)
    throw new Error('lost')
  })())
  await expect(spool(broken, { folder, maxBytes: 10 })).rejects.toThrow('lost')
  expect(left()).toEqual([])
})

test('any part can be read, again and again, and nothing lies on disk in clear', async () => {
  const content = Buffer.concat([Buffer.from('Relazione riservata'), randomBytes(700_000)])
  const spooled = await spool(Readable.from([content.subarray(0, 33), content.subarray(33, 300_001), content.subarray(300_001)]), { folder, maxBytes: 1_000_000 })
  expect(spooled.size).toBe(content.length)
  for (const [offset, length] of [[0, 5], [1, 31], [17, 64], [300_000, 2], [content.length - 3, 50]] as const) {
    expect(await spooled.read(offset, length)).toEqual(content.subarray(offset, offset + length))
  }
  expect(await buffer(spooled.stream())).toEqual(content)
  expect(await wholeOf(spooled)).toEqual(content)
  expect(readFileSync(path.join(folder, left()[0]!)).includes('Relazione riservata')).toBe(false)
  await spooled.drop()
  expect(left()).toEqual([])
})
