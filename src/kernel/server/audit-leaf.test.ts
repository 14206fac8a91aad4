import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leafHash, type AuditContent } from './audit-leaf.ts'

const event: AuditContent = {
  id: '01890000-0000-7000-8000-00000000000a',
  at: '2026-03-03T14:30:00.120Z',
  actorId: '01890000-0000-7000-8000-00000000000b',
  sessionId: null,
  organisationId: null,
  action: 'cases.close',
  outcome: 'ok',
  subjects: ['01890000-0000-7000-8000-00000000000c'],
  detail: { b: { z: 1, a: [true, null] }, a: 'è' },
  remote: '',
  requestKey: null,
}

test('the hash is that of the written definition', () => {
  const text =
    '["01890000-0000-7000-8000-00000000000a","2026-03-03T14:30:00.120Z","01890000-0000-7000-8000-00000000000b",null,null,"cases.close","ok",' +
    '["01890000-0000-7000-8000-00000000000c"],{"a":"è","b":{"a":[true,null],"z":1}},"",null]'
  expect(leafHash(event).toString('hex')).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
})

test('neither the order of keys, nor undefined members, nor the case of an identifier change it', () => {
  const same = { ...event, id: event.id.toUpperCase(), detail: { a: 'è', gone: undefined, b: { a: [true, null], z: 1 } } }
  expect(leafHash(same)).toEqual(leafHash(event))
})

test('every field changes it', () => {
  const changes: Partial<AuditContent>[] = [
    { id: '01890000-0000-7000-8000-00000000000f' },
    { at: '2026-03-03T14:30:00.121Z' },
    { actorId: null },
    { sessionId: event.id },
    { organisationId: event.id },
    { action: 'cases.open' },
    { outcome: 'refused' },
    { subjects: [] },
    { subjects: [...event.subjects, event.id] },
    { detail: { ...event.detail, a: 'e' } },
    { remote: '10.0.0.1' },
    { requestKey: event.id },
  ]
  const hashes = new Set([event, ...changes.map((change) => ({ ...event, ...change }))].map((content) => leafHash(content).toString('hex')))
  expect(hashes.size).toBe(changes.length + 1)
})
