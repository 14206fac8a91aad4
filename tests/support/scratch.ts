import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const MEMORY = '/dev/shm'
/** A test server with its log of changes stays below half of it. */
const ROOM = 6 * 2 ** 30

function hasRoom(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM && process.availableMemory() >= ROOM
  } catch {
    return false
  }
}

/**
 * Where tests put the databases that they throw away: in memory where there is room (copying one for each test file takes a tenth of the time that a
 * slow disk needs), else where the machine keeps temporary files. `TMPDIR` decides when it is set.
 */
export const scratchPlace = (): string => (!process.env.TMPDIR && hasRoom() ? MEMORY : tmpdir())

/** Every place that `scratchPlace` may have answered to a run before, which was killed. */
export const scratchPlaces = (): string[] => [tmpdir(), ...(existsSync(MEMORY) ? [MEMORY] : [])]
