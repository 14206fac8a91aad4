import { isAnswered } from '../../domain/fill.ts'
import type { Answer, Answers } from '../../domain/instrument.ts'

/** A section, of a person where it is filled once for each. */
export interface Place {
  section: string
  person: string | null
}
export const placeKey = ({ section, person }: Place): string => (person ? `${section}/${person}` : section)

/** What the server keeps of a section. */
export interface Present {
  answers: Answers
  version: number
}

/** A section as it is written here, over what the server last said. */
export interface Written {
  base: Present
  own: Answers
  /** Somebody else changed the same items: nothing more of this section is sent until the person chooses. */
  clash: Present | null
}

/** All sections of an assessment on this screen, by `placeKey`. */
export type Desk = Readonly<Record<string, Written>>
export type Changes = Record<string, Answer | null>

/** The same for the same content, whatever the order of fields; nothing and an empty answer are alike. */
export function textOf(answer: Answer | null | undefined): string {
  if (!isAnswered(answer ?? undefined)) return ''
  return JSON.stringify(answer, (_, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one)
}
const same = (a: Answer | null | undefined, b: Answer | null | undefined): boolean => textOf(a) === textOf(b)
const keysOf = (...all: readonly object[]): string[] => [...new Set(all.flatMap((one) => Object.keys(one)))]

export const begin = (present: Present): Written => ({ base: present, own: present.answers, clash: null })

/** What was written here and is not on the server; null empties an answer. `fits`: what does not fit its question waits until it is put right. */
export function changesOf({ base, own }: Written, fits: (key: string, answer: Answer) => boolean = () => true): Changes {
  const changed = keysOf(base.answers, own).filter((key) => !same(base.answers[key], own[key]) && (!isAnswered(own[key]) || fits(key, own[key])))
  return Object.fromEntries(changed.map((key) => [key, isAnswered(own[key]) ? own[key] : null]))
}

/** Takes in what others saved meanwhile, wherever nothing was written here. */
export function receive(written: Written, present: Present): Written {
  if (present.version < written.base.version) return written
  const own = Object.fromEntries(keysOf(written.base.answers, written.own, present.answers).flatMap((key) => {
    const answer = same(written.own[key], written.base.answers[key]) ? present.answers[key] : written.own[key]
    return answer ? [[key, answer]] : []
  }))
  return { base: present, own, clash: null }
}

/** After a save: what was sent is what the server has, even when the reader may not read it back; the rest is taken in. */
export function afterSave(written: Written, sent: Changes, present: Present): Written {
  const answers: Record<string, Answer> = { ...present.answers }
  for (const [key, answer] of Object.entries(sent)) {
    if (answer) answers[key] = answer
    else delete answers[key]
  }
  return receive({ ...written, base: { answers: { ...written.base.answers, ...known(sent) }, version: written.base.version } }, { answers, version: present.version })
}
const known = (sent: Changes): Answers => Object.fromEntries(Object.entries(sent).map(([key, answer]) => [key, answer ?? {}]))

/** Items that both changed, differently. */
export function clashing(written: Written, theirs: Present): string[] {
  return Object.keys(changesOf(written)).filter((key) => !same(theirs.answers[key], written.base.answers[key]) && !same(theirs.answers[key], written.own[key]))
}

/** The save was refused because somebody was faster: a clash to be decided, or only something to take in. */
export const refused = (written: Written, theirs: Present): Written => (clashing(written, theirs).length ? { ...written, clash: theirs } : receive(written, theirs))

/** Decides a clash: for each item of it, mine or theirs. */
export function settle(written: Written, mine: (key: string) => boolean): Written {
  if (!written.clash) return written
  const kept = new Set(clashing(written, written.clash).filter(mine))
  const dropped = clashing(written, written.clash).filter((key) => !kept.has(key))
  const own = Object.fromEntries(Object.entries(written.own).filter(([key]) => !dropped.includes(key)))
  const base = Object.fromEntries(Object.entries(written.base.answers).filter(([key]) => !dropped.includes(key)))
  return receive({ base: { answers: base, version: written.base.version }, own, clash: null }, written.clash)
}

/** Writes an answer down here. */
export function write(written: Written, key: string, answer: Answer | null): Written {
  const { [key]: _, ...others } = written.own
  return { ...written, own: answer && isAnswered(answer) ? { ...others, [key]: answer } : others }
}
