import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { coverageOf, type Coverage } from './coverage.ts'

/**
 * The fonts of the papers: Noto and Amiri, SIL Open Font Licence 1.1 (the notice is LICENSE_FONT of each package), as TrueType, which Typst reads. One regular and one bold
 * for each script of the families met here; the first in this order that has a letter draws it.
 */
const families = [
  { name: 'Noto Sans', pack: 'noto-sans', file: 'NotoSans', italic: true },
  // not Noto Sans Arabic: it draws dots and letters apart, and who listens to the PDF would hear every letter twice
  { name: 'Amiri', pack: 'amiri', file: 'Amiri' },
  { name: 'Noto Sans Bengali', pack: 'noto-sans-bengali', file: 'NotoSansBengali' },
  { name: 'Noto Sans Ethiopic', pack: 'noto-sans-ethiopic', file: 'NotoSansEthiopic' },
  { name: 'Noto Sans Devanagari', pack: 'noto-sans-devanagari', file: 'NotoSansDevanagari' },
  { name: 'Noto Sans Gurmukhi', pack: 'noto-sans-gurmukhi', file: 'NotoSansGurmukhi' },
  { name: 'Noto Sans Tamil', pack: 'noto-sans-tamil', file: 'NotoSansTamil' },
  { name: 'Noto Sans Sinhala', pack: 'noto-sans-sinhala', file: 'NotoSansSinhala' },
  { name: 'Noto Sans Georgian', pack: 'noto-sans-georgian', file: 'NotoSansGeorgian' },
  { name: 'Noto Sans Armenian', pack: 'noto-sans-armenian', file: 'NotoSansArmenian' },
] as const

export const fontNames: string[] = families.map(({ name }) => name)

const require = createRequire(import.meta.url)
const fontFile = (pack: string, weight: string, file: string): Buffer =>
  readFileSync(require.resolve(`@expo-google-fonts/${pack}/${weight}/${file}_${weight}.ttf`))

interface Fonts {
  files: Buffer[]
  covered: Coverage
}
let loaded: Fonts | undefined

/** The files, and which characters they can draw in every weight; read once. */
export function fonts(): Fonts {
  loaded ??= load()
  return loaded
}

function load(): Fonts {
  const files: Buffer[] = []
  const coverages: Coverage[] = []
  for (const family of families) {
    const regular = fontFile(family.pack, '400Regular', family.file)
    files.push(regular, fontFile(family.pack, '700Bold', family.file))
    if ('italic' in family) files.push(fontFile(family.pack, '400Regular_Italic', family.file), fontFile(family.pack, '700Bold_Italic', family.file))
    coverages.push(coverageOf(regular))
  }
  return { files, covered: (point) => coverages.some((covers) => covers(point)) }
}
