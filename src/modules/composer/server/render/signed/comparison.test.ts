import { expect, it } from 'vitest'
import type { PaperContent } from '../../../domain/paper.ts'
import { fill } from '../docx/fill.ts'
import { typeset } from '../pdf/typeset.ts'
import { printed } from '../printed.ts'
import { sampleContent } from '../sample-content.ts'
import { longPaper, paragraph, withBlocks } from '../testing/samples.ts'
import { envelope, signedPdf } from '../testing/sign.ts'
import { compareCopies } from './comparison.ts'

const HASH = 'cd'.repeat(32)
const pdf = (content: PaperContent): Buffer => typeset(printed(content, HASH), content.on, null)
const docx = (content: PaperContent): Promise<Buffer> => fill(null, printed(content, HASH), content.on)
const compare = (signed: Buffer, content: PaperContent) => compareCopies(signed, pdf(content), printed(content, HASH))
const laura = { given: 'Laura', surname: 'Prova', at: new Date('2026-11-21T09:30:00Z') }
const content = sampleContent()
const changed = withBlocks([paragraph('La madre riferisce che Amina non frequenta più.')])

it('says that a PDF signed inside is the same, by whom and when, as the file declares', async () => {
  const found = await compare(await signedPdf(pdf(content), laura), content)
  expect(found).toMatchObject({ result: 'same', identical: true, differences: [], annotations: 0 })
  expect(found.signatures).toEqual([{ name: 'Laura Prova', at: '2026-11-21T09:30:00.000Z', issuer: 'Ente di prova' }])
})

it('opens envelopes, one in the other, in bytes and in base64', async () => {
  const once = await envelope(pdf(content), laura)
  expect(await compare(once, content)).toMatchObject({ result: 'same', identical: true })
  const marta = { ...laura, given: 'Marta', at: new Date('2026-11-22T08:00:00Z') }
  const twice = await compare(Buffer.from((await envelope(once, marta)).toString('base64')), content)
  expect(twice).toMatchObject({ result: 'same', signatures: [{ name: 'Marta Prova' }, { name: 'Laura Prova' }] })
})

it('says where another text parts from the frozen one', async () => {
  const found = await compare(await envelope(pdf(changed), laura), content)
  expect(found.result).toBe('different')
  expect(found.identical).toBe(false)
  expect(found.differences.map(({ signed }) => signed).join(' ')).toMatch(/non frequenta|più/)
})

it('notices one figure changed in forty pages', async () => {
  const long = longPaper()
  const tampered = structuredClone(long)
  const section = tampered.sections.find(({ part }) => part === 'fact')!
  const block = section.blocks[211]!
  if (block.kind === 'fact') block.title = 'Colloquio n. 999'
  const found = await compare(pdf(tampered), long)
  expect(found).toMatchObject({ result: 'different', differences: [{ frozen: '212', signed: '999' }] })
  expect(found.differences[0]!.page).toBeGreaterThan(15)
}, 60_000)

it('notices what is changed outside the text: number, addressee, who signs', async () => {
  for (const other of [{ number: { ...content.number!, words: '13/2026, versione 1' } }, { addressee: { ...content.addressee, name: 'Procura' } }, { signatures: [] }] satisfies Partial<PaperContent>[]) {
    expect((await compare(pdf({ ...content, ...other }), content)).result).toBe('different')
  }
})

it('takes the DOCX signed in an envelope, laid out otherwise, for the same text; and tells another', async () => {
  const same = await compare(await envelope(await docx(content), laura), content)
  expect(same).toMatchObject({ result: 'same', identical: false, differences: [] })
  expect((await compare(await envelope(await docx(changed), laura), content)).result).toBe('different')
  expect((await compare(await docx({ ...content, title: 'Altro titolo' }), content)).result).toBe('different')
})

it('tells that a file cannot be read, and why', async () => {
  expect(await compare(Buffer.from('ciao'), content)).toMatchObject({ result: 'unreadable', reason: 'not_signed_file' })
  expect(await compare(Buffer.from('%PDF-1.7\nrotto'), content)).toMatchObject({ result: 'unreadable', reason: 'damaged' })
  expect(await compare(await envelope(null, laura), content)).toMatchObject({ result: 'unreadable', reason: 'detached' })
  expect(await compare(Buffer.concat([Buffer.from([0x30, 0x82, 0x01, 0x00]), Buffer.alloc(300)]), content)).toMatchObject({ result: 'unreadable', reason: 'damaged' })
  const blank = `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF`
  expect(await compare(Buffer.from(blank), content)).toMatchObject({ result: 'unreadable', reason: 'no_text' })
})
