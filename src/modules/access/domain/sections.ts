/**
 * The sections of a file. Whoever reaches any section sees the file's header (`file`): number, the child's name as called, age, responsible worker.
 * Numbers are those of `kernel.reach.section` and never change.
 */
export const sections = {
  file: 0,
  identity: 1,
  social: 2,
  judicial: 3,
  health: 4,
  education: 5,
  work_status: 6,
  protected_location: 7,
  reporter: 8,
} as const

export type Section = keyof typeof sections

export const sectionNames = Object.keys(sections) as readonly Section[]

/** Sections that can be granted, shown and written in; the header is not one of them. */
export const openableSections = sectionNames.filter((name) => name !== 'file')

const byNumber = new Map<number, Section>(Object.entries(sections).map(([name, number]) => [number, name as Section]))

/** Name of a section's number; throws on an unknown one. */
export function sectionName(number: number): Section {
  const name = byNumber.get(number)
  if (!name) throw new RangeError(`unknown section ${number}`)
  return name
}
