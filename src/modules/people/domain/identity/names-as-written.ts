// Names are compared as sounds in Latin letters; they are shown as somebody wrote them.
import type { Facts } from './facts.ts'
import { isolate } from './fact-words.ts'
import { toLatin } from './letters.ts'

const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase())
const joined = (text: string): string => toLatin(text).text.replaceAll(' ', '')

/** A word of a name as it stands in the record, in its own script and with its marks; as it was compared when it stands there in other pieces. */
export function asWritten(compared: string, { given, family, aliases }: Facts): string {
  const plain = compared.replaceAll(' ', '')
  for (const name of [given, family, ...(aliases ?? []).flatMap((one) => [one.given, one.family])]) {
    const words = (name ?? '').split(/[\s,]+/).filter(Boolean)
    for (const [at, word] of words.entries()) {
      if (joined(word) === plain) return isolate(word)
      const two = `${word} ${words[at + 1] ?? ''}`
      if (words[at + 1] && joined(two) === plain) return isolate(two)
    }
  }
  return capital(compared)
}
