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

const frequent = frequentStems.map((stem) => ({ plain: stem, letters: letters(stem) }))

/** Is it a frequent password with digits and signs around it? At least half of it must be the person's own. */
function isFrequent(password: string): boolean {
  const plain = password.toLowerCase()
  // Digits at the ends are decoration, those within words stand for letters.
  const bare = letters(password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
  return frequent.some(({ plain: stem, letters: worn }) =>
    (plain.includes(stem) && stem.length * 2 >= plain.length) || bare === worn || (worn.length >= 4 && bare.length > 0 && bare.replaceAll(worn, '') === ''))
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
  if (isRegular(password)) return { it: 'È troppo regolare: usa una frase di quattro parole', en: 'Too regular: use a phrase of four words' }
  if (isFrequent(password)) return { it: 'È tra le password più usate: chi prova a entrare comincia da queste', en: 'It is among the most used passwords: who tries to get in starts from these' }
  return null
}
