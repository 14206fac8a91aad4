// Surnames of one Slavic stem and another ending are another family: Ostapchenko, Ostapchuk.
import type { Match } from './align.ts'
import type { Prepared } from './facts.ts'
import type { Word } from './words.ts'

/** Ending that makes another Ukrainian or Russian surname of the same stem: Ostapchenko, Ostapchuk. */
const SUFFIX_OF = /^(.{3,}?)(enko|tchenko|chenko|tschenko|cenko|chuk|tchuk|ciuk|tschuk|cuk|chak|uk|iuk|yuk|juk|ak|yak|iak|jak|ko|ivskyi|ovskyi|evskii|skyi|skiy|skij|skii|skyy|sky|ski|skaia|skaya|ska|tskyi|tskyy|tsky|tskii|ckij|ckii|ckiy|ckyi|ych|ich|yc|ic|ovich|ov|ova|iv|eva|ev|yev|in|yn|ina|yna|ets|ec|ez|yk|ik|nyk|nik|uts|un)$/
const suffixFamily: Readonly<Record<string, string>> = {
  enko: 'enko', tchenko: 'enko', chenko: 'enko', tschenko: 'enko', cenko: 'enko', ko: 'enko', chuk: 'uk', tchuk: 'uk', ciuk: 'uk', tschuk: 'uk', cuk: 'uk', uk: 'uk', iuk: 'uk', yuk: 'uk', juk: 'uk', chak: 'ak', ak: 'ak', yak: 'ak', iak: 'ak', jak: 'ak',
  ivskyi: 'sky', ovskyi: 'sky', evskii: 'sky', skyi: 'sky', skiy: 'sky', skij: 'sky', skii: 'sky', skyy: 'sky', sky: 'sky', ski: 'sky', skaia: 'sky', skaya: 'sky', ska: 'sky', tskyi: 'sky', tskyy: 'sky', tsky: 'sky', tskii: 'sky', ckij: 'sky', ckii: 'sky', ckiy: 'sky', ckyi: 'sky',
  ych: 'ych', ich: 'ych', yc: 'ych', ic: 'ych', ovich: 'ych', ov: 'ov', ova: 'ov', iv: 'ov', eva: 'ov', ev: 'ov', yev: 'ov', in: 'in', yn: 'in', ina: 'in', yna: 'in', ets: 'ets', ec: 'ets', ez: 'ets', yk: 'yk', ik: 'yk', nyk: 'yk', nik: 'yk', uts: 'uts', un: 'un',
}
const SLAVS = new Set(['UKR', 'RUS', 'BLR', 'MDA', 'POL', 'BGR', 'KAZ', 'GEO'])

function slavicEnding(word: Word): string | null {
  const found = SUFFIX_OF.exec(word.text)
  return found ? suffixFamily[found[2]!] ?? null : null
}

export const endsDifferently = (match: Match, a: Prepared, b: Prepared): boolean => {
  if (match.like === 1 || (!SLAVS.has(a.nat) && !SLAVS.has(b.nat))) return false
  const [one, other] = [slavicEnding(match.a), slavicEnding(match.b)]
  return one !== null && other !== null && one !== other
}
