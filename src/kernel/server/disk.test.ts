import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { diskUnder, stateOfDisk } from './disk.ts'

const MB = 1024 * 1024

test.each([
  [{ blocks: 1000, bavail: 900, bsize: MB }, 'ok'],
  [{ blocks: 1000, bavail: 201, bsize: MB }, 'ok'],
  [{ blocks: 1000, bavail: 200, bsize: MB }, 'filling'],
  [{ blocks: 1000, bavail: 64, bsize: MB }, 'filling'],
  [{ blocks: 1000, bavail: 63, bsize: MB }, 'full'],
  // a small disk is full long before its share says so
  [{ blocks: 100, bavail: 60, bsize: MB }, 'full'],
] as const)('%o is %s', (disk, state) => {
  expect(stateOfDisk(disk)).toBe(state)
})

test('a folder yet to be made stands on the disk of the one above; what cannot be asked counts as full', async () => {
  expect(await diskUnder([`${tmpdir()}/not/made/yet`])).toBe(await diskUnder([tmpdir()]))
  expect(await diskUnder([tmpdir(), `${process.execPath}/inside-a-file`])).toBe('full')
})
