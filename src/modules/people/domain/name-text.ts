import { foldName } from '#kernel/domain/name-keys.ts'

export interface NameParts {
  given?: string | null | undefined
  family?: string | null | undefined
  original?: string | null | undefined
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' ')

/** How lists show somebody: given and family name, else the name in its own script, else what he is called. */
export const displayName = ({ given, family, original }: NameParts, called?: string | null): string => joined(given, family) || original || called || '—'

/** By what lists order: family name first, letters folded. */
export const sortName = (name: NameParts, called?: string | null): string => foldName(joined(name.family, name.given) || displayName(name, called))

const scripts: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'Arab'], [/\p{Script=Cyrillic}/u, 'Cyrl'], [/\p{Script=Bengali}/u, 'Beng'], [/\p{Script=Devanagari}/u, 'Deva'],
  [/\p{Script=Gurmukhi}/u, 'Guru'], [/\p{Script=Ethiopic}/u, 'Ethi'], [/\p{Script=Han}/u, 'Hani'], [/\p{Script=Georgian}/u, 'Geor'],
  [/\p{Script=Greek}/u, 'Grek'], [/\p{Script=Hebrew}/u, 'Hebr'], [/\p{Script=Sinhala}/u, 'Sinh'], [/\p{Script=Tamil}/u, 'Taml'], [/\p{Script=Latin}/u, 'Latn'],
]

/** The script (ISO 15924) a name is written in; null when it has no letter of a known one. */
export const scriptOf = (text: string): string | null => scripts.find(([letters]) => letters.test(text))?.[1] ?? null
