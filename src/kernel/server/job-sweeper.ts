import type { JobOwners } from './job-owners.ts'
import type { Log } from './log.ts'

const SWEEP_MS = 2000

/** Looks again and again for jobs that nobody works on though somebody took them; one look at a time. */
export class Sweeper {
  readonly #owners: JobOwners
  readonly #log: Log
  #timer: NodeJS.Timeout | undefined
  #last = Promise.resolve()
  #failing = false

  constructor(owners: JobOwners, log: Log) {
    this.#owners = owners
    this.#log = log
  }

  sweep(): Promise<void> {
    return (this.#last = this.#last.then(() => this.#sweep()))
  }

  start(): void {
    this.#timer = setTimeout(() => void this.sweep().then(() => this.#timer && this.start()), SWEEP_MS)
  }

  /** After the look that is under way, if any. */
  stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    return this.#last
  }

  async #sweep(): Promise<void> {
    try {
      const { dead, unheld } = await this.#owners.sweep()
      if (dead) this.#log.info({ dead }, 'took over the jobs of dead workers')
      if (unheld) this.#log.info({ unheld }, 'freed jobs that nobody worked on')
      this.#failing = false
    } catch (error) {
      // said once for each time that the database is away
      if (!this.#failing) this.#log.warn({ err: error }, 'looking for jobs that nobody works on')
      this.#failing = true
    }
  }
}
