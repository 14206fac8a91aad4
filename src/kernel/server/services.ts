import type { Clock } from '../domain/clock.ts'
import type { Config } from './config.ts'
import type { BlobStore } from './files/store.ts'
import type { MasterKey } from './files/master-key.ts'

/** What exists once for the process and a handler may need beside its transaction. */
export interface Services {
  readonly clock: Clock
  readonly config: Config
  readonly blobs: BlobStore
  readonly masterKey: MasterKey
}
