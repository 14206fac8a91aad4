// Letter tables: any script we meet, to Latin letters spelled so that `sounds.ts` reads them. Marks and case are folded; nothing else is judged here.

const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(pairs.trim().split(/\s+/).map((pair) => [[...pair][0]!, [...pair].slice(1).join('')] as const))

/** Arabic with the letters of Persian, Urdu, Pashto, Kurdish and Sindhi. Short vowels are not written. */
const ARABIC = table(`
  اa أa إi آa ٱa ء ؤw ئy بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz عa غgh فf قq كk لl مm نn هh وw يy ىa ةa
  پp چtch ژzh گg کk یy ېy ۍy ٹt ڈd ڑr ںn ھh ہh ۂh ےe ۓe ړr ڼn ښsh ځz څts ډd ټt ۀa ەe ێe ۆo ڤv ڵl ڕr ـ ٓ`)

const CYRILLIC = table(`
  аa бb вv гg ґg дd еe єye жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чtch шsh щshtch ъ ыy ь эe юyu яya ёyo
  ўu ђdj ћtch љly њny џdj јy ѓgj ќkj ѕdz қq ғgh үu өo һh әa ңng`)

/** Consonants of Bengali (and Assamese); each carries an `o` unless a sign follows. */
const BENGALI = table('কk খk গg ঘg ঙng চtch ছs জj ঝj ঞn টt ঠt ডd ঢd ণn তt থt দd ধd নn পp ফf বb ভb মm যj রr লl শsh ষsh সs হh ড়r ঢ়r য়y ৎt ৰr ৱw')
const BENGALI_SIGNS = table('াa িi ীi ুu ূu ৃri েe ৈoi োo ৌou ্')
const BENGALI_ALONE = table('অo আa ইi ঈi উu ঊu ঋri এe ঐoi ওo ঔou ংng ঃ ঁ')

/** Rows of eight syllables of Ge'ez, from U+1200 on. */
const GEEZ_ROWS = ['h', 'l', 'h', 'm', 's', 'r', 's', 'sh', 'q', 'qw', 'q', 'qw', 'b', 'v', 't', 'tch', 'kh', 'hw', 'n', 'ny', '', 'k', 'kw', 'kh', 'khw', 'w', '', 'z', 'zh', 'y', 'd', 'd', 'j', 'g', 'gw', 'g', 't', 'tch', 'p', 'ts', 'ts', 'f', 'p']
const GEEZ_VOWELS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa']

/** Latin letters that decomposition leaves alone, and those whose mark changes the sound. */
const LATIN = table(`øo łl ßss æe œe đd ıi ðd þth ŋng ɛe ɔo ħh ɓb ɗd ƙk ƴy əe ʔ ʿ ʾ ğg šsh şsh șsh žzh čtch ćtch çč ñny`)

const isBetween = (letter: string, from: number, to: number): boolean => {
  const at = letter.codePointAt(0)!
  return at >= from && at <= to
}

function bengali(text: string): string {
  let out = ''
  const letters = [...text.normalize('NFC')]
  for (const [index, letter] of letters.entries()) {
    const sign = BENGALI_SIGNS.get(letter)
    if (sign !== undefined) out += sign
    else if (BENGALI.has(letter)) {
      const next = letters[index + 1]
      out += BENGALI.get(letter)! + (next !== undefined && (BENGALI.has(next) || BENGALI_ALONE.has(next)) ? 'o' : '')
    } else out += BENGALI_ALONE.get(letter) ?? (letter === '়' ? '' : letter)
  }
  return out
}

const geez = (text: string): string =>
  text.replace(/[\u1200-\u135a]/g, (letter) => {
    const at = letter.codePointAt(0)! - 0x1200
    const row = GEEZ_ROWS[at >> 3] ?? ''
    return row + (GEEZ_VOWELS[at & 7] ?? '')
  })

const PLAIN = /^[A-Za-z .,-]*$/

export interface Latin {
  text: string
  /** Written without its short vowels. */
  abjad: boolean
}

/** A name in Latin small letters without marks; words stay apart, apostrophes inside a word vanish, capitals inside a word divide it. */
export function toLatin(written: string): Latin {
  // most names need no table
  if (PLAIN.test(written)) return { text: written.replace(/([a-z])([A-Z][a-z])/g, '$1 $2').toLowerCase().replace(/[^a-z]+/g, ' ').trim(), abjad: false }
  const abjad = /\p{Script=Arabic}/u.test(written)
  let text = written.replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2').normalize('NFC').toLowerCase()
  if (/\p{Script=Bengali}/u.test(text)) text = bengali(text)
  if (/\p{Script=Ethiopic}/u.test(text)) text = geez(text)
  if (abjad) text = text.replace(/[\u064b-\u065f\u0670]/g, '')
  let out = ''
  for (const letter of text) {
    if (letter >= 'a' && letter <= 'z') out += letter
    else if (isBetween(letter, 0x600, 0x6ff)) out += ARABIC.get(letter) ?? ''
    else if (isBetween(letter, 0x400, 0x52f)) out += CYRILLIC.get(letter) ?? letter
    else out += LATIN.get(letter) ?? letter
  }
  const folded = out.replaceAll('č', '\u0001').normalize('NFKD').replace(/[\p{M}'’‘ʼ`´ʹʺ]/gu, '').replaceAll('\u0001', 'č')
  return { text: folded.replace(/[^a-zč]+/g, ' ').trim(), abjad }
}
