import type { Words } from '#kernel/domain/bilingual.ts'
import type { Column, Condition, Item, Level, Option, Reach, Section, Strength, Voice } from '../instrument.ts'
import { w } from '../instrument.ts'

/** What any item may say besides its question. */
interface More {
  help?: Words
  childWords?: Words
  never?: readonly Words[]
  required?: true
  requiredWhen?: Condition
  when?: Condition
  area?: NonNullable<Item['area']>
  voice?: Voice | 'asked'
}

const beginning = (key: string, it: string, en: string, more: More) => ({ key, label: w(it, en), ...more })

/** One line in words. */
export const line = (key: string, it: string, en: string, more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'text' })
/** Some lines in words. */
export const text = (key: string, it: string, en: string, more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'text', long: true })
export const choice = (key: string, it: string, en: string, options: readonly Option[], more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'choice', options })
export const choices = (key: string, it: string, en: string, options: readonly Option[], more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'choices', options })
export const yesNo = (key: string, it: string, en: string, more: More & { serious?: 'yes' | 'no'; words?: true } = {}): Item => ({ ...beginning(key, it, en, more), kind: 'yes_no' })
export const day = (key: string, it: string, en: string, more: More & { past?: true } = {}): Item => ({ ...beginning(key, it, en, more), kind: 'date' })
export const number = (key: string, it: string, en: string, more: More & { min?: number; max?: number; unit?: Words; whole?: true } = {}): Item => ({ ...beginning(key, it, en, more), kind: 'number' })
/** Three texts kept apart: child, parents, workers. */
export const threeVoices = (key: string, it: string, en: string, more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'voices', long: true })
export const table = (key: string, it: string, en: string, columns: readonly Column[], more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'table', columns })
/** Somebody of the file, or a name written when he is not in it. */
export const person = (key: string, it: string, en: string, more: More = {}): Item => ({ ...beginning(key, it, en, more), kind: 'person' })

/** The child's own words: told by the child, kept apart, read by fewer. */
export const childSays = (key: string, it: string, en: string, child: Words, more: More = {}): Item => text(key, it, en, { ...more, voice: 'child', childWords: child })

/** A fact seen or reported; its weight is given by who fills, unless the instrument gives it. */
export const indicator = (key: string, it: string, en: string, more: More & { dimension?: string; strength?: Strength } = {}): Item => ({ ...beginning(key, it, en, more), kind: 'indicator' })

export const option = (key: string, it: string, en: string, more: { serious?: true; words?: true; help?: Words } = {}): Option => ({ key, label: w(it, en), ...more })
/** "Altro", which wants its words. */
export const other = option('altro', 'Altro', 'Other', { words: true })

export const column = (key: string, it: string, en: string, kind: Column['kind'] = 'text', more: { options?: readonly Option[]; required?: true } = {}): Column => ({ key, label: w(it, en), kind, ...more })

export const level = (value: number, it: string, en: string): Level => ({ value, label: w(it, en) })

/** A section of the instrument, which who reaches that section of the file may read. */
export const section = (key: string, it: string, en: string, reach: Reach, items: readonly Item[], more: Omit<Section, 'key' | 'title' | 'reach' | 'items'> = {}): Section => ({ key, title: w(it, en), reach, items, ...more })
