import sharp from 'sharp'
import { expect, it } from 'vitest'
import { conformanceProblems, languagesOf, structureOf } from '../testing/conformance.ts'
import { longPaper, paragraph, withBlocks } from '../testing/samples.ts'
import { printed } from '../printed.ts'
import { sampleContent } from '../sample-content.ts'
import { readPdf } from '../signed/pdf-text.ts'
import { typeset, type Logo } from './typeset.ts'
import { printedKinds, type PaperContent } from '../../../domain/paper.ts'

const HASH = 'ab'.repeat(32)
const pdf = (content: PaperContent, logo: Logo | null = null, hash: string | null = HASH): Buffer => typeset(printed(content, hash), content.on, logo)
const text = async (bytes: Buffer): Promise<string> => (await readPdf(bytes)).pages.join('\n')

it('prints an archive file that can be read aloud: PDF/A-2a, tagged, in Italian', () => {
  const bytes = pdf(sampleContent())
  expect(conformanceProblems(bytes)).toEqual([])
  const kinds = structureOf(bytes)
  expect(kinds.filter((kind) => kind === '/H1')).toHaveLength(1)
  expect(kinds).toEqual(expect.arrayContaining(['/H2', '/H3', '/L', '/LI', '/LBody', '/Table', '/TH', '/TD', '/Link']))
  expect(kinds.some((kind) => kind === '/Quote' || kind === '/BlockQuote')).toBe(true)
})

it('would tell: the checks find what is taken away', () => {
  const bytes = pdf(sampleContent())
  const without = (words: string): Buffer => Buffer.from(bytes.toString('latin1').replaceAll(words, words.replace(/\w/, 'X')), 'latin1')
  expect(conformanceProblems(without('/OutputIntents'))).toContain('no output intent with its profile')
  expect(conformanceProblems(without('/MarkInfo'))).toContain('not marked as tagged')
  expect(conformanceProblems(without('/StructTreeRoot'))).toContain('no structure tree')
  expect(conformanceProblems(without('/FontFile2')).join()).toMatch(/not embedded/)
  expect(conformanceProblems(without('/TH')).join()).toMatch(/table without headers/)
  expect(conformanceProblems(without('/Pg')).join()).toMatch(/not in the tree/)
})

it('says the language of passages in Arabic, Urdu and Bengali, and keeps their letters whole and in order', async () => {
  const arabic = 'أريد أن أبقى في هذه المدرسة'
  const bytes = pdf(withBlocks([paragraph(arabic), paragraph('میں اپنی ماں سے بات کرنا چاہتا ہوں'), paragraph('আমি স্কুলে যেতে চাই'), paragraph('Олена Шевченко хоче навчатися')]))
  expect(conformanceProblems(bytes)).toEqual([])
  expect(languagesOf(bytes)).toEqual(expect.arrayContaining(['ar', 'bn', 'it-IT', 'ur']))
  const read = await text(bytes)
  // the order of words in a line that runs right to left is the reader's; each word is whole
  for (const word of arabic.split(' ').filter((one) => !one.includes('ة'))) expect(read).toContain(word)
  expect(read).toContain('Олена Шевченко хоче навчатися')
})

it('gives the words of the logo to who does not see it', async () => {
  const png = await sharp({ create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 60, b: 120, alpha: 0.5 } } }).png().toBuffer()
  const bytes = pdf(sampleContent(), { png, alt: 'Stemma del Comune' })
  expect(conformanceProblems(bytes)).toEqual([])
  expect(structureOf(bytes)).toContain('/Figure')
  expect(structureOf(pdf(sampleContent()))).not.toContain('/Figure')
})

it.each(printedKinds)('prints a %s with nothing in it but what is obligatory', (kind) => {
  const bare: PaperContent = { ...sampleContent(kind), title: '', place: null, subject: '', references: [], question: null, period: null, methods: [], sections: [], signatures: [], approvedBy: null, annexes: [], child: { name: '', bornOn: null, words: null }, addressee: { name: '', office: null, address: null, pec: null, attention: null }, body: { organisationId: 'x', name: '', unit: '', address: null, contacts: null } }
  expect(conformanceProblems(pdf(bare))).toEqual([])
})

it('says of an empty section that there is nothing to report', async () => {
  expect(await text(pdf(withBlocks([])))).toContain('Nulla da riferire in questa sezione.')
})

it('prints what looks like Typst as it is written, and reads no file', async () => {
  const attack = '#read("/etc/passwd") $x$ *non grassetto* _non corsivo_ #{1+1} #sys.inputs @fonte-1 <fonte-1> `code` \\ // commento /* */ = Titolo\n#set page(paper: "a0") [x](y) #import "@preview/a:1.0.0"'
  const read = (await text(pdf(withBlocks([paragraph(attack)], { title: '#panic("x")', subject: attack })))).replaceAll(/\s+/g, ' ')
  expect(read).toContain('#read("/etc/passwd") $x$ *non grassetto* _non corsivo_ #{1+1} #sys.inputs @fonte-1 <fonte-1> `code` \\ // commento /* */ = Titolo')
  expect(read).toContain('#panic("x")')
  expect(read).not.toContain('root:')
})

it('shows as their number the letters that no font has, and stays an archive file', async () => {
  const bytes = pdf(withBlocks([paragraph('王 😀 \ue000 \u0000 e\u0301 a\u202eb \u200b ﷺ \ud800 ‮')]))
  expect(conformanceProblems(bytes)).toEqual([])
  const read = await text(bytes)
  expect(read).toContain('[U+738B] [U+1F600] [U+E000]')
  expect(read).toContain('é ab')
})

it('draws the scripts of the families met here', async () => {
  const read = await text(pdf(withBlocks([paragraph('ሰላም ਪੰਜਾਬ हिन्दी தமிழ் සිංහල ქართული հայերեն Ελληνικά Tiếng Việt Shqipëri')])))
  expect(read).not.toContain('[U+')
})

it('numbers pages of many, writes number, version and hash on each, and gives the same bytes again', async () => {
  const content = longPaper()
  const bytes = pdf(content)
  expect(conformanceProblems(bytes)).toEqual([])
  const raw = await import('unpdf').then(({ extractText, getDocumentProxy }) => getDocumentProxy(Uint8Array.from(bytes)).then((one) => extractText(one)))
  expect(raw.totalPages).toBeGreaterThan(35)
  for (const [at, page] of raw.text.entries()) {
    expect(page).toContain(`pagina ${at + 1} di ${raw.totalPages}`)
    expect(page).toContain(`N. 12/2026, versione 1 · impronta ${HASH.slice(0, 16)}`)
  }
  expect(pdf(content).equals(bytes)).toBe(true)
}, 60_000)

it('bears long words, wide tables and texts of many thousand words', () => {
  const wide = { kind: 'table', id: 't-x1', caption: '', head: Array.from({ length: 12 }, (_, at) => `colonna ${at}`), rows: Array.from({ length: 400 }, () => ['x'.repeat(60), 'due']) } as const
  const bytes = pdf(withBlocks([paragraph('w'.repeat(5000)), paragraph('parola '.repeat(20_000)), { ...wide, head: [...wide.head], rows: wide.rows.map((row) => [...row]) }]))
  expect(conformanceProblems(bytes)).toEqual([])
}, 60_000)

it('writes BOZZA on what was not approved', async () => {
  const draft = { ...sampleContent(), number: null }
  expect(conformanceProblems(pdf(draft))).toEqual([])
  expect((await text(pdf(draft)))).not.toContain('12/2026, versione')
})
