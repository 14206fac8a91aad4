import type { Words } from '#kernel/domain/bilingual.ts'
import { w, type Consequence, type ExpectedDocument, type Field, type FieldOption, type ForkOption, type StepSource, type Sureness } from './definition.ts'

/** Short forms in which the library is written; each takes the Italian text first, then the English one. */

export const source = (article: string, sureness: Sureness): StepSource => ({ article, sureness })
// not `then`: a module that exports a function of that name is taken for a promise, and importing it never ends
export const brings = (code: Consequence, it: string, en: string): { code: Consequence; words: Words } => ({ code, words: w(it, en) })
export const option = (id: string, it: string, en: string): FieldOption => ({ id, label: w(it, en) })
/** A road; `ends`: nothing is left to do on it. */
export const road = (id: string, it: string, en: string, ends = false): ForkOption => ({ id, label: w(it, en), ...(ends ? { ends } : {}) })
/** A paper that must be attached for the step to be complete. */
export const paper = (id: string, it: string, en: string): ExpectedDocument => ({ id, label: w(it, en), required: true })
/** A paper that is welcome. */
export const mayAttach = (id: string, it: string, en: string): ExpectedDocument => ({ id, label: w(it, en) })

type Kind = Field['type']
const field = (type: Kind, required: boolean) => (id: string, it: string, en: string, more: Partial<Field> = {}): Field => ({
  id, label: w(it, en), type, ...(required ? { required } : {}), ...more,
})
/** To be confirmed before the step counts as done. */
export const confirm = field('yes', true)
export const text = field('words', true)
export const maybeText = field('words', false)
export const fileNumber = field('number', false)
export const authority = field('authority', true)
export const date = field('date', true)
export const maybeDate = field('date', false)
export const instant = field('instant', true)
export const choice = (id: string, it: string, en: string, options: readonly FieldOption[]): Field => field('choice', true)(id, it, en, { options })
export const maybeChoice = (id: string, it: string, en: string, options: readonly FieldOption[]): Field => field('choice', false)(id, it, en, { options })
export const choices = (id: string, it: string, en: string, options: readonly FieldOption[]): Field => field('choices', true)(id, it, en, { options })
export const maybeChoices = (id: string, it: string, en: string, options: readonly FieldOption[]): Field => field('choices', false)(id, it, en, { options })
