// The thread in which papers are made and files from outside are read: what takes long or goes wrong here is no request's concern.
import { parentPort } from 'node:worker_threads'
import { checkDocx } from './docx/check.ts'
import { fill } from './docx/fill.ts'
import type { Job } from './jobs.ts'
import { typeset } from './pdf/typeset.ts'
import { printed } from './printed.ts'
import { compareCopies } from './signed/comparison.ts'

async function done(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'pdf': return typeset(printed(job.content, job.hash), job.content.on, job.logo && { png: Buffer.from(job.logo.png), alt: job.logo.alt })
    case 'docx': return await fill(job.template && Buffer.from(job.template), printed(job.content, job.hash), job.content.on)
    case 'check': return await checkDocx(Buffer.from(job.template))
    case 'compare': return await compareCopies(Buffer.from(job.signed), Buffer.from(job.frozen), printed(job.content, job.hash))
  }
}

parentPort?.on('message', (job: Job) => {
  void done(job).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) }),
  )
})
