import type { Tx } from '#kernel/server/db.ts'

/** What the modules that own subjects tell about them; each function answers only what the actor may know. */
export interface SubjectDirectory {
  /** Subjects that a number or a name means. */
  find(tx: Tx, text: string): Promise<string[]>
  /** What a subject is called (the number of a file, never a name). */
  labels(tx: Tx, subjects: readonly string[]): Promise<Map<string, string>>
  /** Folded words of the names of the children a subject is about; asked by the nightly job, as `app_jobs`. */
  nameWords?(tx: Tx, subjects: readonly string[]): Promise<Map<string, readonly string[]>>
}

const directories: SubjectDirectory[] = []

/** Wired where the modules are composed. */
export const addSubjectDirectory = (directory: SubjectDirectory): void => void directories.push(directory)

/** Subjects that a text means, in any module. */
export async function findSubjects(tx: Tx, text: string): Promise<string[]> {
  const found: string[] = []
  for (const directory of directories) found.push(...(await directory.find(tx, text)))
  return found
}

async function merged<T>(maps: Promise<Map<string, T>>[]): Promise<Map<string, T>> {
  return new Map((await Promise.all(maps)).flatMap((map) => [...map]))
}

/** What these subjects are called; absent: not to be known. */
export const labelsOf = (tx: Tx, subjects: readonly string[]): Promise<Map<string, string>> =>
  merged(subjects.length ? directories.map((directory) => directory.labels(tx, subjects)) : [])

/** Words of the children's names, by subject. */
export const nameWordsOf = (tx: Tx, subjects: readonly string[]): Promise<Map<string, readonly string[]>> =>
  merged(subjects.length ? directories.flatMap((directory) => (directory.nameWords ? [directory.nameWords(tx, subjects)] : [])) : [])
