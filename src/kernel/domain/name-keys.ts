// A simple tolerant search over names. It forgives spelling, not identity: nothing here decides that two people are the same one.

/** Letters that Unicode decomposition leaves alone, and the Arabic (Persian and Urdu included) and Cyrillic alphabets, to Latin. */
const LETTERS: Record<string, string> = {
  ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i', ð: 'd', þ: 'th', ŋ: 'ng', ɛ: 'e', ɔ: 'o', ħ: 'h', ɓ: 'b', ɗ: 'd', ƙ: 'k', ə: 'a',
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ء: '', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's',
  ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', و: 'u', ي: 'i',
  ى: 'a', ة: 'a', ئ: 'i', ؤ: 'u', پ: 'p', چ: 'ch', ژ: 'j', گ: 'g', ک: 'k', ی: 'i', ٹ: 't', ڈ: 'd', ڑ: 'r', ں: 'n', ھ: 'h', ہ: 'h', ے: 'e', ـ: '',
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e',
  ю: 'iu', я: 'ia', ё: 'io', ў: 'u', ђ: 'd', ћ: 'c', љ: 'l', њ: 'n', џ: 'j', ј: 'j', ѓ: 'g', ќ: 'k', ѕ: 'dz',
}

/** Lower case, no accents or apostrophes, Latin letters where a table is known, one space between words. Applying it twice changes nothing. */
export function foldName(text: string): string {
  return text
    .normalize('NFC').toLowerCase()
    // at the start of a word و and ي are consonants: Walid, Yusuf
    .replace(/(?<![\p{L}\p{M}])[وي]/gu, (letter) => (letter === 'و' ? 'w' : 'y'))
    .replace(/\p{L}/gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD').toLowerCase()
    .replace(/[\p{M}'’‘ʼ`´ʿʾ]/gu, '')
    .replace(/\p{L}/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** Spellings of one sound, in the order in which they are rewritten. */
const SOUNDS: [RegExp, string][] = [
  [/^ou(?=[aeo])/, 'w'], [/ph/g, 'f'], [/kh/g, 'h'], [/th/g, 't'], [/dh/g, 'd'], [/gh/g, 'g'], [/ou|oo/g, 'u'], [/ee/g, 'i'],
  [/dj/g, 'j'], [/ck|q/g, 'k'], [/w/g, 'v'], [/y/g, 'i'], [/(\p{L})\1+/gu, '$1'], [/(?<=.)h$/, ''],
]
const MOHAMED = /^(m[ou]?h[ae]?m+[aei]?d+|md|mohd|muhd)$/

/** One spelling for those that differ only by habit: Mohammed, Muhamad and محمد; Khaled and Haled; Yousef and Iusef. */
function canonical(word: string): string {
  let current = word
  for (;;) {
    if (MOHAMED.test(current)) return 'muhamad'
    const next = SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), current)
    if (next === current) return current
    current = next
  }
}

const PARTICLES = new Set(['el', 'al', 'ul', 'ur', 'ad', 'ed', 'es', 'as'])

/** Words of a name in one spelling each, without articles (El, Al) when other words remain. */
export function searchTokens(name: string): string[] {
  const words = foldName(name).split(' ').map(canonical).filter(Boolean)
  const own = words.filter((word) => !PARTICLES.has(word))
  return own.length > 0 ? own : words
}

const CLASSES: [RegExp, string][] = [[/[cq]/g, 'k'], [/j/g, 'g'], [/z/g, 's'], [/p/g, 'b'], [/[fw]/g, 'v'], [/x/g, 'ks']]

/** Consonants in coarse classes, with a mark for an initial vowel: what survives a mishearing or an unvocalised script. */
function skeletons(word: string): string[] {
  // "ch" is K in Italian and SH in French: both are kept
  const readings = word.includes('ch') ? [word.replaceAll('ch', 'k'), word.replaceAll('ch', 's')] : [word.replaceAll('sh', 's')]
  const found = readings.map((reading) => {
    const marked = canonical(reading)
    const start = /^[aeiou]/.test(marked) ? 'a' : ''
    const classes = CLASSES.reduce((text, [pattern, sound]) => text.replace(pattern, sound), marked)
    return start + classes.replace(/[aeiouh]/g, '').replace(/(\p{L})\1+/gu, '$1')
  })
  return [...new Set(found)].filter((text) => text.length >= 2)
}

/**
 * Keys under which one word of a name is found again: its canonical spelling, its skeletons, and (from five letters) the word with each
 * one of its letters left out, so that any two words one letter apart, or with two neighbours swapped, share a key.
 */
export function tolerantKeys(word: string): string[] {
  const keys = new Set<string>()
  for (const part of foldName(word).split(' ').filter(Boolean)) {
    keys.add(`=${canonical(part)}`)
    for (const skeleton of skeletons(part)) keys.add(`~${skeleton}`)
    const letters = [...part]
    if (letters.length < 4) continue
    keys.add(`-${part}`)
    if (letters.length < 5) continue
    for (const index of letters.keys()) keys.add(`-${letters.toSpliced(index, 1).join('')}`)
  }
  return [...keys]
}

/** All the keys of a full name, for a `text[]` column with a GIN index; search with `&&` and order by `nameSimilarity`. */
export function nameKeys(name: string): string[] {
  const words = foldName(name).split(' ').filter(Boolean)
  const own = words.filter((word) => !PARTICLES.has(word))
  return [...new Set((own.length > 0 ? own : words).flatMap(tolerantKeys))].sort()
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}

interface Word {
  text: string
  skeletons: string[]
}

function wordSimilarity(a: Word, b: Word): number {
  if (a.text === b.text) return 1
  const spelling = 1 - editDistance(a.text, b.text) / Math.max(a.text.length, b.text.length)
  return a.skeletons.some((skeleton) => b.skeletons.includes(skeleton)) ? Math.max(spelling, 0.85) : spelling
}

/** How alike two names are, from 0 to 1, whatever the order of their words. The same both ways round. */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => searchTokens(name).map((text): Word => ({ text, skeletons: skeletons(text) }))) as [Word[], Word[]]
  if (left.length === 0 || right.length === 0) return 0
  const grid = left.map((word) => right.map((other) => wordSimilarity(word, other)))
  const bestOfLeft = grid.reduce((sum, row) => sum + Math.max(...row), 0)
  const bestOfRight = right.reduce((sum, _, index) => sum + Math.max(...grid.map((row) => row[index]!)), 0)
  return Math.min(1, (Math.min(bestOfLeft, bestOfRight) + Math.max(bestOfLeft, bestOfRight)) / (left.length + right.length))
}
