// Latin spelling → sounds. One character for each sound; where spelling habits disagree the sound stays ambiguous, and costs and skeletons know its readings.
//
//   a e i o u   vowels           w v y h     glides and breath
//   b p f m n l r t d s z k g    as they sound
//   S sh        C tsh            J dj, zh     T ts           X kh         N ny
//   Q th        D dh             G gh         2 ch (sh, k, kh, tsh)       3 c before e, i (tsh, s, ts; ayn in Somali)
//   4 g before e, i (dj, g, h)   5 j (dj, y, zh)              6 x (ks, h, kh, dz, sh)      7 q (k, tsh)   8 ç (s, tsh)

const RULES: readonly [RegExp, string][] = [
  [/tsch|tch|cz(?=.)|tsh/g, 'C'], [/sch(?=[aeiouy]|$)/g, 'S'], [/sch/g, 'S'], [/shch|shtC/g, 'SC'], [/sh|sz/g, 'S'],
  [/sci(?=[aeou])/g, 'S'], [/sc(?=[ei])/g, 'S'], [/cci(?=[aou])/g, 'C'], [/ci(?=[aou])/g, 'C'],
  [/ggi(?=[aou])|gi(?=[aou])|dj|dzh|dh?zh|xh|gj/g, 'J'], [/zh/g, 'J'],
  [/ts|tz/g, 'T'], [/kh/g, 'X'], [/gh(?=[ei])/g, 'g'], [/gh/g, 'G'], [/th/g, 'Q'], [/dh/g, 'D'], [/ph/g, 'f'],
  [/gn(?=[aeiou])|ny(?=[aeiou])|nj(?=[aeiou])|nh(?=[aeiou])/g, 'N'],
  [/ck|kk|cq/g, 'k'], [/ch/g, '2'], [/c(?=[eiy])/g, '3'], [/^c/g, '9'], [/c/g, 'k'], [/č/g, '8'],
  [/gu(?=[ei])/g, 'g'], [/qu(?=[ei])/g, 'k'], [/g(?=[eiy])/g, '4'], [/j/g, '5'], [/x/g, '6'], [/q/g, '7'],
  [/^ou(?=[aeiouy])|(?<=[aeiou])ou(?=[aeiouy])/g, 'w'], [/oo|ou/g, 'u'], [/ee|ie(?=.)|ei$/g, 'i'], [/ij$|iy$|yi$|yj$|ii$|i5$/g, 'i'],
  [/^u(?=[aeiou])/g, 'w'], [/^i(?=[aeou])/g, 'y'], [/y(?![aeiou])/g, 'i'], [/(?<=[aeiou])i(?=[aeou])/g, 'y'], [/ae|ai(?=$)/g, 'e'], [/oe/g, 'o'],
  [/9/g, '9'], [/(.)\1+/g, '$1'],
]

/** The sounds of one Latin word, as `toLatin` spells it. */
export const soundsOf = (word: string): string => RULES.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word)

/** All symbols, vowels first. */
export const SYMBOLS = 'aeiouwvyhbpfmnlrtdszkgSCJTXNQDG23456789'
export const isVowel = (symbol: string): boolean => 'aeiou'.includes(symbol)

/** Readings of each consonant in the fine skeleton; the empty one means that it may not be heard. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  w: ['v'], v: ['v'], y: [''], h: [''], b: ['b'], p: ['p'], f: ['f'], m: ['m'], n: ['n'], l: ['l'], r: ['r'], t: ['t'], d: ['d'], s: ['s'], z: ['s'],
  k: ['k'], g: ['g', ''], S: ['S'], C: ['S'], J: ['j'], T: ['s'], X: ['k', ''], N: ['n'], Q: ['t', 's'], D: ['d', 's'], G: ['g'],
  2: ['S', 'k', ''], 3: ['S', 's'], 4: ['j', 'g', ''], 5: ['j', ''], 6: ['ks', '', 'j'], 7: ['k', 'S'], 8: ['S', 's'], 9: ['', 'k', 'j'],
}
/** Coarse classes: what a mishearing or another language's letters confuse. */
const COARSE: Readonly<Record<string, string>> = {
  b: 'p', p: 'p', f: 'p', v: 'p', m: 'n', n: 'n', l: 'l', r: 'r', t: 't', d: 't', s: 's', S: 's', j: 's', k: 'k', g: 'k', y: 'y', h: 'h',
}
const MOST = 5

const squeezed = (text: string): string => text.replace(/(.)\1+/g, '$1')

/** Consonants as heard, in up to five readings; the likeliest first. */
export function fineSkeletons(sounds: string, abjad = false): string[] {
  let found = ['']
  for (const [at, symbol] of [...sounds].entries()) {
    // و stands for a vowel more often than for a consonant, but at the start; an English w at the end is not heard (Jallow, Sow)
    const silent = symbol === 'w' && (at === sounds.length - 1 || (abjad && at > 0))
    // after a consonant it may have been written as a vowel: Najwa, Nadjoua
    const gliding = symbol === 'w' && at > 0 && !isVowel(sounds[at - 1]!)
    const readings = silent ? ['', 'v'] : gliding ? ['v', ''] : READINGS[symbol]
    if (!readings) continue
    const next: string[] = []
    for (const reading of readings) for (const start of found) next.push(start + reading)
    found = next.slice(0, MOST)
  }
  const skeletons = [...new Set(found.map(squeezed))]
  // a name of vowels and breath alone (Yahya) is found by its glide
  return skeletons.length === 1 && !skeletons[0] && sounds.length > 1 ? [/[y5]/.test(sounds) ? 'y' : 'h'] : skeletons
}

/** The coarse form of a fine skeleton. */
export const coarseSkeleton = (fine: string): string => squeezed([...fine].map((letter) => COARSE[letter] ?? '').join(''))
