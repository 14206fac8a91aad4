import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import fastify from 'fastify'
import { afterAll, expect, it } from 'vitest'
import { addPages } from './pages.ts'

const root = mkdtempSync(join(tmpdir(), 'accanto-pages-'))
const assets = join(root, 'dist/web/assets')
mkdirSync(assets, { recursive: true })
writeFileSync(join(root, 'dist/web/index.html'), '<!doctype html><title>Accanto</title>')
const code = 'export const said = 1\n'.repeat(200)
writeFileSync(join(assets, 'first-a1.js'), code)
writeFileSync(join(assets, 'first-a1.js.br'), brotliCompressSync(code))
const app = fastify()
addPages(app, root)
afterAll(async () => {
  await app.close()
  rmSync(root, { recursive: true })
})

it('sends what the build compressed to who takes it, and the plain file to who does not', async () => {
  const small = await app.inject({ url: '/assets/first-a1.js', headers: { 'accept-encoding': 'gzip, br' } })
  expect([small.statusCode, small.headers['content-encoding'], small.headers['cache-control']]).toEqual([200, 'br', 'public, max-age=31536000, immutable'])
  expect(small.rawPayload.length).toBeLessThan(code.length / 10)
  expect(String(small.headers['content-type'])).toContain('javascript')
  const plain = await app.inject({ url: '/assets/first-a1.js', headers: { 'accept-encoding': 'identity' } })
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, code])
})

it('a missing asset is not the page, and any other address of a person is', async () => {
  expect((await app.inject({ url: '/assets/gone.js', headers: { accept: 'text/html' } })).statusCode).toBeGreaterThanOrEqual(400)
  const page = await app.inject({ url: '/fascicoli', headers: { accept: 'text/html', 'accept-encoding': 'br' } })
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(page.body).toContain('Accanto')
})

it('gives the page to who takes anything, but nothing of that name for a file that is not there', async () => {
  for (const headers of [{}, { accept: '*/*' }]) {
    expect((await app.inject({ url: '/', headers })).body).toContain('Accanto')
    expect((await app.inject({ url: '/fascicoli?q=a.b', headers })).statusCode).toBe(200)
    expect((await app.inject({ url: '/old-worker.js', headers })).body).not.toContain('Accanto')
  }
  expect((await app.inject({ url: '/fascicoli', headers: { accept: 'image/png' } })).body).not.toContain('Accanto')
  expect((await app.inject({ url: '/api/none', headers: { accept: '*/*' } })).body).not.toContain('Accanto')
})
