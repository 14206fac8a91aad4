import type { Words } from '#kernel/domain/bilingual.ts'

export type BadEventCode =
  | 'not-a-date' | 'no-such-day' | 'out-of-calendar' | 'instant-wanted' | 'offset-missing' | 'offset-ambiguous' | 'hour-skipped' | 'not-an-hour'
  | 'occurrence' | 'not-recurring' | 'length' | 'fixed-on' | 'local-wanted'

/** The event (or an option) cannot be counted from; the words say what to write instead. */
export class BadEvent extends Error {
  readonly code: BadEventCode
  readonly words: Words
  constructor(code: BadEventCode, words: Words) {
    super(words.en)
    this.name = 'BadEvent'
    this.code = code
    this.words = words
  }
}
