import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { listen, pdf, send } from './testing/upload.ts'

let world: World
let address: string
let anna: Somebody
let file: BuiltCase
let daemon: Server

beforeAll(async () => {
  world = await openWorld()
  const place = path.join(world.runtime.services.config.stateDir, 'clamd.sock')
  // finds a virus in whatever says so
  daemon = createServer((socket) => {
    let received = ''
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1')
      if (received.endsWith('\0\0\0\0')) socket.end(received.includes('VIRUS') ? 'stream: Prova-1 FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => daemon.listen(place, resolve))
  configure({ clamd: place })
  address = await listen(world)
  anna = await world.operator(await world.organisation())
  file = await buildCase(world, { holder: anna })
})
afterAll(async () => {
  daemon.close()
  await world.close()
})

const configure = (change: object) => Object.assign(world.runtime.services.config, change)
const put = (words: string) =>
  send(address, anna, `/api/subjects/${file.caseId}/documents`, { fileName: 'a.pdf', section: 'social', type: 'relazione', origin: 'famiglia' }, pdf(words))

it('what is infected is refused, named and recorded', async () => {
  const { status, problem } = await put('VIRUS')
  expect(status).toBe(415)
  expect(problem.detail).toContain('Prova-1')
  const { rows } = await world.owner.query(`select detail from kernel.audit_event where outcome = 'refused' and $1 = any (subjects)`, [file.caseId])
  expect(rows).toMatchObject([{ detail: { refused: 'infected' } }])
})

it('what is clean is kept and says so', async () => {
  expect((await put('pulito')).document.file.scanned).toBe(true)
})

it('without an answer nothing is kept, unless the body decided otherwise', async () => {
  configure({ clamd: '/nowhere/clamd.sock' })
  const refused = await put('x')
  expect(refused.status).toBe(503)
  expect(refused.problem.detail).toMatch(/antivirus non risponde/)
  configure({ clamdRequired: false })
  expect((await put('x')).document.file.scanned).toBe(false)
})
