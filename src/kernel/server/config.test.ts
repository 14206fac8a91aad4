import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path, { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const root = mkdtempSync(path.join(tmpdir(), 'accanto-config-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const own = { DATABASE_URL: 'postgres://owner:secret@db.example/accanto?sslmode=verify-full', ACCANTO_MASTER_KEY_FILE: '/keys/master.key', ACCANTO_SEAL_KEY_FILE: '/keys/seal.pem' }
const refusal = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env, root)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  return 'accepted'
}

describe('the demonstration world', () => {
  it('is loaded in the database that comes with the product, unless refused', () => {
    expect(readConfig({}, root)).toMatchObject({ databaseUrl: undefined, demo: true })
    expect(readConfig({ ACCANTO_DEMO: '0' }, root).demo).toBe(false)
  })

  it('is never loaded in somebody’s own database, unless asked for', () => {
    expect(readConfig(own, root)).toMatchObject({ databaseUrl: own.DATABASE_URL, demo: false })
    expect(readConfig({ ...own, ACCANTO_DEMO: '1' }, root).demo).toBe(true)
  })
})

describe('a wrong configuration', () => {
  it('is told in Italian whatever the check', () => {
    const words = refusal({ ACCANTO_POOL_SIZE: 'molte', ACCANTO_PORT: '70000', ACCANTO_DEMO: 'si', ACCANTO_WITNESS_URL: 'boh', ACCANTO_FILES_DIR: '', ACCANTO_CLAMD: 'xx' })
    expect(words.split('\n').slice(1, -1).map((line) => line.trim()).toSorted()).toEqual([
      'ACCANTO_CLAMD: deve essere host:porta oppure il percorso intero del socket', 'ACCANTO_DEMO: scegli tra 0, 1, true, false', 'ACCANTO_FILES_DIR: non può essere vuoto',
      'ACCANTO_POOL_SIZE: deve essere un numero intero', 'ACCANTO_PORT: deve essere un numero di porta', 'ACCANTO_WITNESS_URL: deve essere un indirizzo https://…',
    ])
    expect(refusal({ ACCANTO_POOL_SIZE: '1' })).toContain('ACCANTO_POOL_SIZE: deve essere almeno 2')
    expect(refusal({ ACCANTO_POOL_SIZE: '2.5' })).toContain('ACCANTO_POOL_SIZE: deve essere un numero intero')
  })

  it('of somebody’s own database without its keys is refused, saying which', () => {
    expect(refusal({ DATABASE_URL: own.DATABASE_URL })).toMatch(/ACCANTO_MASTER_KEY_FILE e ACCANTO_SEAL_KEY_FILE/)
    expect(refusal({ ...own, ACCANTO_SEAL_KEY_FILE: undefined })).toMatch(/ACCANTO_SEAL_KEY_FILE/)
  })

  it('is told variable by variable, all at once', () => {
    const words = refusal({ DATABASE_URL: 'db.example', ACCANTO_PORT: 'tremila', ACCANTO_PUBLIC_URL: 'accanto' })
    for (const name of ['DATABASE_URL', 'ACCANTO_PORT', 'ACCANTO_PUBLIC_URL']) expect(words).toContain(`  ${name}: deve essere`)
  })

  it('of a database on another machine in clear is refused, unless asked for', () => {
    const url = (words: string): NodeJS.ProcessEnv => ({ ...own, DATABASE_URL: `postgres://owner:secret@${words}` })
    for (const clear of ['db.example/accanto', 'db.example/accanto?sslmode=disable', 'db.example/accanto?sslmode=no-verify', '10.0.0.7/accanto?sslmode=prefer']) {
      expect(refusal(url(clear))).toMatch(/sslmode=verify-full/)
    }
    expect(refusal({ ...url('db.example/accanto'), ACCANTO_DATABASE_TLS: '0' })).toBe('accepted')
    for (const near of ['localhost:5433/accanto', '127.0.0.1/accanto', '[::1]/accanto', 'db.example/accanto?sslmode=verify-full', 'any/accanto?host=/var/run/postgresql']) expect(refusal(url(near))).toBe('accepted')
    expect(refusal({ ...own, DATABASE_URL: 'http://db.example/accanto' })).toContain('DATABASE_URL: deve essere')
    expect(refusal(url('db.example/accanto'))).not.toContain('secret')
  })

  it('of a folder where nothing can be written is told by its variable', () => {
    writeFileSync(join(root, 'file'), '')
    for (const name of ['ACCANTO_STATE_DIR', 'ACCANTO_FILES_DIR', 'ACCANTO_CHECKPOINT_DIR']) {
      expect(refusal({ [name]: join(root, 'file') })).toMatch(new RegExp(`^${name}: .*non è una cartella`))
      expect(refusal({ [name]: join(root, 'file', 'below') })).toMatch(new RegExp(`^${name}: `))
    }
  })

  it('of half a bucket, or of an address that is no web address, is refused', () => {
    expect(refusal({ ACCANTO_S3_ENDPOINT: 'https://s3.example' })).toMatch(/ACCANTO_S3_BUCKET/)
    expect(refusal({ ACCANTO_S3_BUCKET: 'b', ACCANTO_S3_ENDPOINT: 'localhost:9000' })).toContain('ACCANTO_S3_ENDPOINT: deve essere')
    expect(refusal({ ACCANTO_PUBLIC_URL: 'ftp://accanto.example' })).toContain('ACCANTO_PUBLIC_URL: deve essere')
  })

  it('of mail by halves is refused', () => {
    expect(refusal({ ACCANTO_SMTP_URL: 'smtp://post.example:587' })).toMatch(/ACCANTO_MAIL_FROM/)
  })
})
