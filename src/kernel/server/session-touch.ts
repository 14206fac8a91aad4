import { troubleOf } from './db.ts'
import type { Runtime } from './run-operation.ts'

const EVERY_MS = 60_000

/** Keeps a session alive while its holder works: at most one small write a minute each, outside the business transaction. */
export class SessionTouch {
  readonly #runtime: Runtime
  readonly #last = new Map<string, number>()
  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  seen(hash: string): void {
    const now = Date.now()
    if (now - (this.#last.get(hash) ?? 0) < EVERY_MS) return
    if (this.#last.size > 10_000) this.#last.clear()
    this.#last.set(hash, now)
    this.#runtime.pool.query({ name: 'touch-session', text: 'select kernel.touch_session($1)', values: [hash] }).catch((error: unknown) => {
      this.#last.delete(hash)
      this.#runtime.log.warn({ trouble: troubleOf(error) }, 'session not touched')
    })
  }
}
