import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { Problem } from '#kernel/contract/problem.ts'
import { StartError } from '#kernel/server/start-error.ts'
import { bucketTrouble, databaseTrouble, listenTrouble } from './start-trouble.ts'

const failed = (code: string, message = 'x', more = {}): Error => Object.assign(new Error(message), { code, ...more })
const url = 'postgres://owner:very-secret@db.example:5432/accanto?sslmode=verify-full'

it.each([
  ['nobody answers', failed('ECONNREFUSED'), /non risponde a db\.example:5432 \(ECONNREFUSED\)/],
  ['the password is wrong', failed('28P01', 'password authentication failed for user "owner"'), /l’utente «owner» \(28P01\)/],
  ['the role of the requests may not come in', failed('28000', 'no pg_hba.conf entry for host "10.0.0.1", user "app_rw", database "accanto"'), /«app_rw».*pg_hba/],
  ['there is no such database', failed('3D000'), /«accanto» non esiste/],
  ['the owner may not make roles', failed('42501', 'permission denied to create role'), /createrole/],
  ['the certificate is not known', failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /sslrootcert/],
  ['the certificate is of another name', failed('ERR_TLS_CERT_ALTNAME_INVALID'), /nome scritto nel certificato/],
  ['the server speaks in clear', new Error('The server does not support SSL connections'), /attiva ssl/],
  ['the file of the certificate is missing', failed('ENOENT', 'x', { path: '/etc/ca.pem' }), /\/etc\/ca\.pem/],
])('says in Italian, without the password, that %s', (_what, error, words) => {
  const trouble = databaseTrouble(error, url) as Error
  expect(trouble).toBeInstanceOf(StartError)
  expect(trouble.message).toMatch(words)
  expect(trouble.message).not.toContain('very-secret')
})

it('leaves a defect as it is', () => {
  const defect = failed('42P01', 'relation "x" does not exist')
  expect(databaseTrouble(defect, url)).toBe(defect)
  expect(listenTrouble(defect, { host: '127.0.0.1', port: 1 })).toBe(defect)
})

it('knows what the driver really throws: a closed port, a missing certificate', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => closed.once('listening', done))
  const { port } = closed.address() as AddressInfo
  await new Promise((done) => closed.close(done))
  const nobody = `postgres://owner:x@127.0.0.1:${port}/accanto`
  const refused = await new pg.Client({ connectionString: nobody }).connect().catch((error: unknown) => error)
  expect(databaseTrouble(refused, nobody)).toBeInstanceOf(StartError)
  const missing = path.join(tmpdir(), 'accanto-no-such-ca.pem')
  const unread = await Promise.resolve(`${url}&sslrootcert=${missing}`).then((connectionString) => new pg.Client({ connectionString })).catch((error: unknown) => error)
  expect((databaseTrouble(unread, url) as Error).message).toContain(missing)
})

it('says which port is taken', () => {
  expect((listenTrouble(failed('EADDRINUSE'), { host: '127.0.0.1', port: 3000 }) as Error).message).toMatch(/3000.*ACCANTO_PORT/)
  expect((listenTrouble(failed('ENOTFOUND'), { host: 'altrove', port: 3000 }) as Error).message).toMatch(/ACCANTO_HOST: altrove/)
})

it('starts without the bucket that only does not answer, not with one that refuses', () => {
  expect(bucketTrouble(new Problem('unavailable'), 'documenti')).toBeUndefined()
  expect(bucketTrouble(Object.assign(new Error('x'), { name: 'SignatureDoesNotMatch' }), 'documenti')?.message).toMatch(/«documenti».*SignatureDoesNotMatch/)
})
