import { frequentStems } from './frequent-passwords.ts'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 200

/** Why a password is not taken, in words for the person. */
export interface PasswordFault {
  it: string
  en: string
}

const undone: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }

/** Letters only, without accents and with the usual swaps undone: `P@ssw0rd` is `password`. */
const letters = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[013457@$!]/g, (sign) => undone[sign] ?? sign).replace(/[^a-z]/g, '')

const frequent = [...new Set(frequentStems)].map((stem) => ({ plain: stem, letters: letters(stem) }))

/** Is it a frequent password with digits and signs around it, or two or three frequent words in a row? Most of it must be the person's own. */
function isFrequent(password: string): boolean {
  const plain = password.toLowerCase()
  // Digits at the ends are decoration, those within words stand for letters, or stand between words as decoration.
  const bare = letters(password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
  const undecorated = letters(password.replace(/[^\p{L}]+/gu, ''))
  if (frequent.some(({ plain: stem, letters: worn }) =>
    (stem.length >= 6 && plain.includes(stem) && stem.length * 2 >= plain.length) || bare === worn || (worn.length >= 4 && bare.length > 0 && bare.replaceAll(worn, '') === ''))) return true
  return [bare, undecorated, letters(password)].some((text) => text.length > 0 && fewestWords(text) <= MOST_WORDS)
}

/** A phrase of four words is what the person is asked for: fewer, all of them frequent, are guessed. */
const MOST_WORDS = 3
const worn = new Set(frequent.map((one) => one.letters).filter((word) => word.length >= 3))
const longest = Math.max(...[...worn].map((word) => word.length))

/** Of how few frequent words the text is made from end to end; infinity when it is not. */
function fewestWords(text: string): number {
  const fewest = [0, ...Array.from({ length: text.length }, () => Infinity)]
  for (let end = 1; end <= text.length; end++) {
    for (let start = Math.max(0, end - longest); start < end; start++) {
      if (fewest[start]! < fewest[end]! - 1 && worn.has(text.slice(start, end))) fewest[end] = fewest[start]! + 1
    }
  }
  return fewest[text.length]!
}

const keyRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const keys = new Map(keyRows.flatMap((row, y) => [...row].map((key, x) => [key, { x, y }] as const)))

/** Drawn on the keyboard: nearly every key beside the one before, along a row (`qwertyuiop12`) or down the columns (`1qaz2wsx3edc`). */
function isDrawn(password: string): boolean {
  const path = [...password.toLowerCase()].map((sign) => keys.get(sign))
  const beside = path.slice(1).filter((key, index) => {
    const before = path[index]
    return key && before && Math.abs(key.x - before.x) <= 1 && Math.abs(key.y - before.y) <= 1
  })
  return beside.length >= (path.length - 1) * 0.7
}

/** Few different characters, or a run such as `123456789012`. */
function isRegular(password: string): boolean {
  if (new Set(password.toLowerCase()).size < 5) return true
  const codes = [...password].map((sign) => sign.codePointAt(0)!)
  const steps = codes.slice(1).map((code, index) => code - codes[index]!)
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length * 0.75
}

/**
 * The first reason for which this password is not taken; null when it is. `own` are words an attacker knows of the person: user name, names,
 * name of the body.
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | null {
  if ([...password].length < PASSWORD_MIN) return { it: `Servono almeno ${PASSWORD_MIN} caratteri: una frase di quattro parole va bene`, en: `At least ${PASSWORD_MIN} characters: a phrase of four words is fine` }
  const bare = letters(password)
  const known = own.flatMap((text) => text.split(/[\s.'’_-]+/)).map(letters).find((word) => word.length >= 4 && bare.includes(word))
  if (known) return { it: 'Non usare il tuo nome, il nome utente o il nome dell’ente', en: 'Do not use your name, your user name or the name of your body' }
  if (isRegular(password) || isDrawn(password)) return { it: 'È troppo regolare: usa una frase di quattro parole', en: 'Too regular: use a phrase of four words' }
  if (isFrequent(password)) return { it: 'È tra le password più usate: chi prova a entrare comincia da queste', en: 'It is among the most used passwords: who tries to get in starts from these' }
  return null
}
