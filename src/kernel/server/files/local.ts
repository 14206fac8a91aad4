import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { assertBlobKey, MissingBlobError, type BlobStore } from './store.ts'

/** Files in a folder. Only whole files ever bear their key's name: written aside, flushed to disk, then renamed. */
export function localBlobStore(folder: string): BlobStore {
  // Identifiers begin with the time: their end spreads evenly.
  const placeOf = (key: string): string => {
    assertBlobKey(key)
    return path.join(folder, key.slice(-2), key.slice(-4, -2), key)
  }
  return {
    async put(key, content) {
      const place = placeOf(key)
      const aside = `${place}.${randomBytes(6).toString('hex')}.part`
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      try {
        await pipeline(content, createWriteStream(aside, { flags: 'wx', mode: 0o600, flush: true }))
        await rename(aside, place)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
      await flushFolders(path.dirname(place), folder)
    },
    async get(key) {
      try {
        const handle = await open(placeOf(key), 'r')
        return handle.createReadStream()
      } catch (error) {
        if (isMissing(error)) throw new MissingBlobError(key)
        throw error
      }
    },
    async delete(key) {
      await rm(placeOf(key), { force: true })
    },
    async has(key) {
      try {
        await access(placeOf(key))
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
  }
}

/** The new name, and shards made for it, must survive a power cut too. */
async function flushFolders(from: string, root: string): Promise<void> {
  if (process.platform === 'win32') return
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
    if (folder === root) return
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
