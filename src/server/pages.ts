import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/contract/problem.ts'

/** A browser that goes to an address asks for a page; who takes anything (a probe, curl) is given it too, but for what is named like a file. */
const wantsPage = ({ url, headers: { accept = '*/*' } }: Pick<FastifyRequest, 'url' | 'headers'>): boolean =>
  accept.includes('text/html') || (accept.includes('*/*') && !path.posix.extname(url.split('?', 1)[0]!))

/**
 * Serves the built app. Hashed assets for ever, the page itself never from a cache; a missing asset is 404 and never the page, otherwise a
 * browser that still has the previous release would stay blank.
 */
export function addPages(app: FastifyInstance, root: string): void {
  const folder = path.join(root, 'dist', 'web')
  if (!existsSync(folder)) return
  void app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    // the build writes them beside the files: over a slow line the first page takes a quarter of the time
    preCompressed: true,
    setHeaders: (response, file) => {
      void response.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/') || !wantsPage(request)) throw new Problem('not-found')
    return reply.header('cache-control', 'no-cache').type('text/html').sendFile('index.html')
  })
}
