import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** `filling`: somebody should make room. `full`: writing fails, or is about to. */
export type DiskState = 'ok' | 'filling' | 'full'

const FILLING = 0.8
const LEAST_BYTES = 64 * 1024 * 1024

/** How full a disk is, from what the system says of it. A large disk may be nearly full and still have room for days: it is `full` by bytes, not by share. */
export const stateOfDisk = ({ blocks, bavail, bsize }: { blocks: number; bavail: number; bsize: number }): DiskState => {
  if (bavail * bsize < LEAST_BYTES) return 'full'
  return blocks > 0 && 1 - bavail / blocks >= FILLING ? 'filling' : 'ok'
}

const worst = (states: readonly DiskState[]): DiskState => (states.includes('full') ? 'full' : states.includes('filling') ? 'filling' : 'ok')

/** A folder that is made on first use stands on the disk of the one above it. */
async function ask(folder: string): Promise<DiskState> {
  try {
    return stateOfDisk(await statfs(folder))
  } catch (error) {
    const above = dirname(folder)
    return (error as { code?: string }).code === 'ENOENT' && above !== folder ? ask(above) : 'full'
  }
}

/** The state of the fullest of the disks under these folders; one that cannot be asked counts as full. */
export const diskUnder = async (folders: readonly string[]): Promise<DiskState> => worst(await Promise.all(folders.map(ask)))
