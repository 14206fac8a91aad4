import type { Endpoint, Answer, Input } from '../contract/endpoint.ts'
import type { Actor, Context, Operation } from './operation.ts'
import { runOperation, type Call, type Outcoming, type Runtime } from './run-operation.ts'
import type { Services } from './services.ts'

/**
 * Receiving bytes in three steps, so that no transaction is open while somebody's slow line sends 50 MB:
 * `admit` (may he put this here? gives a ticket) → `store` (bytes to the encrypted store, no database) → `keep` (the record of it).
 */
export interface UploadSteps<E extends Endpoint, Ticket, Stored> {
  admit(context: Context, input: Input<E>): Promise<Ticket>
  store(services: Services, ticket: Ticket, bytes: NodeJS.ReadableStream): Promise<Stored>
  keep(context: Context, input: Input<E>, ticket: Ticket, stored: Stored): Promise<Answer<E>>
  /** Removes what `store` left when `keep` was refused. */
  discard(services: Services, stored: Stored): Promise<void>
}

export interface UploadOperation extends Operation {
  run(runtime: Runtime, call: Call, bytes: NodeJS.ReadableStream): Promise<Outcoming>
}

/** Ties an `upload` endpoint to its three steps. */
export function uploadOperation<E extends Endpoint, Ticket, Stored>(endpoint: E, steps: UploadSteps<E, Ticket, Stored>): UploadOperation {
  const refuse = async (): Promise<never> => {
    throw new Error(`${endpoint.id} is run by its steps`)
  }
  return {
    endpoint,
    handle: refuse,
    async run(runtime, call, bytes) {
      let ticket: Ticket | undefined
      const admission: Operation = {
        endpoint: { ...endpoint, id: `${endpoint.id}.admit`, audit: 'none', response: anything } as Endpoint,
        handle: async (context, input) => {
          ticket = await steps.admit(context as Context<Actor>, input as Input<E>)
          return null
        },
      }
      await runOperation(runtime, admission, { ...call, key: null })
      const stored = await steps.store(runtime.services, ticket as Ticket, bytes)
      let asked = false
      const keeping: Operation = {
        endpoint,
        handle: (context, input) => {
          asked = true
          return steps.keep(context as Context<Actor>, input as Input<E>, ticket as Ticket, stored)
        },
      }
      try {
        const outcome = await runOperation(runtime, keeping, call)
        // a retry got the first answer: the bytes it brought again belong to nothing
        if (!asked) await steps.discard(runtime.services, stored)
        return outcome
      } catch (error) {
        await steps.discard(runtime.services, stored)
        throw error
      }
    },
  }
}

const anything = { parse: (value: unknown) => value }
