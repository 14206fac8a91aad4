import { expect, it } from 'vitest'
import { printedKinds } from '../../../domain/paper.ts'
import { placeholders } from '../../../domain/placeholders.ts'
import { printed } from '../printed.ts'
import { sampleContent } from '../sample-content.ts'
import { paragraph, withBlocks } from '../testing/samples.ts'
import { checkDocx } from './check.ts'
import { fill } from './fill.ts'
import { shippedTemplate, starterTemplate } from './shipped.ts'
import { paragraphsOf } from './xml.ts'
import { readZip, writeZip, ZipRefused } from './zip.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const line = (...runs: string[]): string => `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`
const GOOD = [line('{{numero}}'), line('{{corpo}}'), line('{{#firme}}'), line('{{nome}}'), line('{{/firme}}'), line('{{elenco_allegati}}')]

/** A template with these paragraphs, and with files put, changed or (null) taken away. */
async function template(body: readonly string[], files: Record<string, string | Buffer | null> = {}): Promise<Buffer> {
  const all = shippedTemplate('psychosocial')
  all.set('word/document.xml', Buffer.from(`<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`))
  all.set('word/header.xml', Buffer.from(`<w:hdr ${W}>${line('{{ente}}')}</w:hdr>`))
  for (const [name, content] of Object.entries(files)) {
    if (content === null) all.delete(name)
    else all.set(name, Buffer.from(content))
  }
  return writeZip(all)
}
const check = async (body: readonly string[], files?: Record<string, string | Buffer | null>) => checkDocx(await template(body, files))
const documentOf = (docx: Buffer): string => readZip(docx).get('word/document.xml')!.toString('utf8')
const linesOf = (docx: Buffer): string[] => paragraphsOf(documentOf(docx)).map(({ text }) => text)
const make = (bytes: Buffer | null, content = sampleContent()): Promise<Buffer> => fill(bytes, printed(content, 'ef'.repeat(32)), content.on)

it.each(printedKinds)('ships a template for %s that passes its own check, says its language and numbers its pages', async (kind) => {
  expect(await checkDocx(await starterTemplate(kind))).toMatchObject({ usable: true, findings: [] })
  const files = readZip(await make(null, sampleContent(kind)))
  expect(files.get('word/styles.xml')!.toString()).toContain('<w:lang w:val="it-IT"')
  expect(files.get('word/footer.xml')!.toString()).toMatch(/NUMPAGES/)
  expect(files.get('word/document.xml')!.toString()).toContain('<w:pStyle w:val="Heading1"/>')
  expect(files.get('docProps/core.xml')!.toString()).toContain('<dc:title>Relazione psicosociale (prova)</dc:title>')
  for (const [name, content] of files) expect(content.toString(), name).not.toMatch(/\{\{|\}\}|undefined/)
})

it('keeps the signatures on the page of their heading: each paragraph from the heading to the last one holds the next', async () => {
  const document = documentOf(await make(null, sampleContent('ats_request')))
  const from = document.indexOf('>Firme<')
  const signed = document.slice(document.indexOf('<w:p>', from), document.indexOf('Visto:')).split('<w:p>').slice(1, -1)
  expect(signed.length).toBeGreaterThan(5)
  for (const one of signed) expect(one).toContain('<w:keepNext/>')
})

it('gives the same bytes for the same paper', async () => expect((await make(null)).equals(await make(null))).toBe(true))

it('names an unknown placeholder with its line, and what exists instead', async () => {
  const { usable, findings } = await check([line('Comune di Prova'), '<w:p/>', line('Oggetto: {{ogg', 'etto_atto}}'), ...GOOD])
  expect(usable).toBe(false)
  expect(findings).toEqual([{ code: 'unknown', level: 'error', place: { part: 'body', paragraph: 2, text: 'Oggetto: {{oggetto_atto}}' }, found: '{{oggetto_atto}}', instead: ['oggetto', expect.any(String), expect.any(String)] }])
})

it.each([
  ['unclosed_loop', [line('{{#firme}}'), line('{{nome}}')]],
  ['unopened_loop', [line('{{/firme}}')]],
  ['unclosed_loop', [line('{{#firme}}'), line('{{nome}}'), line('{{/allegati}}')]],
  ['outside_loop', [line('{{nome}}')]],
  ['not_a_loop', [line('{{#titolo}}'), line('{{/titolo}}')]],
  ['loop_expected', [line('{{firme}}')]],
  ['broken', [line('{{titolo')]],
  ['broken', [line('tito}}lo')]],
  ['unknown', [line('{{constructor}}')]],
  ['unknown', [line('{{firme.0.nome}}')]],
  ['unknown', [line('{{titolo [loopOver: 1]}}')]],
  ['unknown', [line('{{#firme}}'), line('{{#allegati}}'), line('{{/allegati}}'), line('{{/firme}}')]],
  ['not_alone', [line('Testo: {{fatti}}')]],
  ['text_twice', [line('{{fatti}}')]],
] as const)('refuses %s', async (code, more) => {
  const { usable, findings } = await check([...GOOD, ...more])
  expect(usable).toBe(false)
  expect(findings.map((one) => one.code)).toContain(code)
})

it('wants the whole text, and reminds of number, signatures and annexes', async () => {
  const { usable, findings } = await check([line('{{fatti}}'), line('{{dichiarazioni}}')])
  expect(usable).toBe(false)
  expect(findings).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'text_missing', instead: ['corpo', 'premessa', 'valutazioni', 'conclusioni', 'fonti'] })]))
  const reminded = await check([line('{{corpo}}')], { 'word/footer.xml': `<w:ftr ${W}/>` })
  expect(reminded).toMatchObject({ usable: true })
  expect(reminded.findings.map(({ code, level }) => `${code} ${level}`)).toEqual(['number_missing note', 'signatures_missing note', 'annexes_missing note'])
})

it('finds placeholders of heads and feet, where the text itself has no place', async () => {
  const { findings } = await check(GOOD, { 'word/header.xml': `<w:hdr ${W}>${line('{{entte}}')}${line('{{corpo}}')}</w:hdr>` })
  expect(findings.map(({ code, place }) => `${code} ${place?.part} ${place?.paragraph}`)).toEqual(['unknown header 1', 'in_header header 2'])
})

const RELS = (target: string, type = 'image', mode = 'External'): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://x/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`
const types = (from: string, to: string): string => shippedTemplate('pei').get('[Content_Types].xml')!.toString().replace(from, to)
it.each([
  ['macros', { '[Content_Types].xml': types('wordprocessingml.document.main', 'x.macroEnabled.main') }],
  ['macros', { 'word/vbaProject.bin': 'x' }],
  ['embedded', { 'word/embeddings/oleObject1.bin': 'x' }],
  ['embedded', { 'word/document.xml': `<w:document ${W}><w:body>${GOOD.join('')}<w:altChunk r:id="r1"/></w:body></w:document>` }],
  ['external', { 'word/_rels/header.xml.rels': RELS('https://example.org/logo.png') }],
  ['external', { 'word/_rels/settings.xml.rels': RELS('file:///\\\\server\\x.dotm', 'attachedTemplate') }],
  ['external', { 'word/_rels/header.xml.rels': RELS('mailto:a@b.it?attach=x', 'hyperlink') }],
  ['external', { 'word/document.xml': `<w:document ${W}><w:body>${GOOD.join('')}<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "c:\\x"</w:instrText></w:r></w:p></w:body></w:document>` }],
  ['not_docx', { 'word/document.xml': `<!DOCTYPE a [<!ENTITY b "c">]><w:document ${W}/>` }],
  ['not_docx', { 'word/document.xml': null }],
  ['not_docx', { '[Content_Types].xml': '<Types/>' }],
] as const)('refuses what is dangerous: %s', async (code, files) => {
  const { usable, findings } = await check(GOOD, files)
  expect(usable).toBe(false)
  expect(findings[0]!.code).toBe(code)
  await expect(make(await template(GOOD, files))).rejects.toThrow()
})

it('lets an address to write to stand', async () =>
  expect(await check(GOOD, { 'word/_rels/header.xml.rels': RELS('mailto:pec@example.it', 'hyperlink') })).toMatchObject({ usable: true, findings: [] }))

it('refuses what is no archive, what is too large and what unpacks to too much', async () => {
  expect((await checkDocx(Buffer.from('ciao'))).findings[0]!.code).toBe('not_docx')
  expect((await checkDocx(Buffer.alloc(5_000_001))).findings[0]!.code).toBe('too_large')
  const bomb = await template(GOOD, { 'word/media/a.xml': Buffer.alloc(70_000_000) })
  expect(bomb.length).toBeLessThan(200_000)
  expect((await checkDocx(bomb)).findings[0]!.code).toBe('too_large')
  // one that lies about its size
  const lying = Buffer.from(bomb)
  for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 4)) lying.writeUInt32LE(10, at + 24)
  expect((await checkDocx(lying)).findings[0]!.code).toBe('too_large')
  expect(() => readZip(lying)).toThrow(ZipRefused)
})

it('prints braces, XML and control characters of a text as they are written', async () => {
  const attack = '{{titolo}} {{#firme}} {nome} <w:p> &amp; ]]> "x" \u0001 $& $1'
  const content = { ...withBlocks([paragraph(attack), { kind: 'table', id: 't-1x', caption: attack, head: [attack], rows: [[attack]] }]), title: attack, signatures: [{ name: attack, role: attack }], annexes: [attack] }
  const made = await make(await template([line('{{titolo}}'), ...GOOD]), content)
  const shown = attack.replace(' \u0001', ' ').trim()
  const all = linesOf(made)
  expect(all.filter((text) => text === shown).length).toBeGreaterThanOrEqual(6)
  expect(documentOf(made)).not.toContain('\u0001')
})

it('repeats the lines between the marks of a loop without leaving blank ones', async () => {
  const made = await make(await template([line('{{corpo}}'), line('prima'), line('{{#firme}}'), line('{{ruolo}}'), line('{{nome}}'), line('{{/firme}}'), line('dopo')]))
  const all = linesOf(made)
  expect(all.slice(all.indexOf('prima'))).toEqual(['prima', 'assistente sociale', 'Laura Prova', 'psicologa', 'Marta Prova', 'dopo'])
  const none = linesOf(await make(await template([line('{{corpo}}'), line('prima'), line('{{#firme}}'), line('{{nome}}'), line('{{/firme}}'), line('dopo')]), { ...sampleContent(), signatures: [] }))
  expect(none.slice(none.indexOf('prima'))).toEqual(['prima', 'dopo'])
})

it('repeats rows of a table too', async () => {
  const cell = (text: string): string => `<w:tc><w:tcPr/>${line(text)}</w:tc>`
  const table = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell('{{#firme}}{{nome}}')}${cell('{{ruolo}}{{/firme}}')}</w:tr></w:tbl>`
  const made = documentOf(await make(await template([...GOOD.slice(0, 2), table, line('fine')])))
  expect(made.match(/<w:tr\b/g)!.length).toBeGreaterThanOrEqual(2)
  expect(made).toContain('Marta Prova')
})

it('writes with the headings of the template, whatever the language of its Word, and keeps its lists', async () => {
  const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Normale"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Titolo1"><w:name w:val="heading 1"/></w:style></w:styles>`
  const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1"/><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
  const made = readZip(await make(await template(GOOD, { 'word/styles.xml': styles, 'word/numbering.xml': numbering })))
  expect(made.get('word/document.xml')!.toString()).toContain('<w:pStyle w:val="Titolo1"/>')
  expect(made.get('word/styles.xml')!.toString()).toContain('w:styleId="AccantoHeading2"')
  expect(made.get('word/numbering.xml')!.toString()).toMatch(/abstractNumId="1".*abstractNumId="9001".*numId="1".*numId="9001".*numId="9010"/s)
})

it('marks what is read from right to left', async () => {
  const xml = documentOf(await make(null))
  expect(xml).toMatch(/<w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><w:lang w:bidi="ar-SA"\/><\/w:rPr><w:t xml:space="preserve">أريد/)
})

it('describes every placeholder in both languages', () => {
  for (const one of Object.values(placeholders)) expect(one.it && one.en).toBeTruthy()
})
