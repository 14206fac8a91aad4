import { TemplateHandler, type TemplateData } from 'easy-template-x'
import type { PaperPart } from '../../../domain/paper.ts'
import type { Printed } from '../printed.ts'
import { bodyXml, partXml, type Counters } from './body.ts'
import { dangersOf } from './dangers.ts'
import { tightLoops } from './loops.ts'
import { putLists } from './numbering.ts'
import { shippedTemplate } from './shipped.ts'
import { withStyles, type StyleIds } from './styles.ts'
import { escape } from './xml.ts'
import { readZip, writeZip } from './zip.ts'

const handler = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}' }, maxXmlDepth: 60, defaultContentType: 'text', containerContentType: 'loop' })

/**
 * The paper as DOCX on a template (the shipped one when null), which is read anew with the same care as when it was uploaded.
 * @param day YYYY-MM-DD, written as the day of the document
 * @throws ZipRefused, Error when the template is not one that was accepted
 */
export async function fill(template: Buffer | null, paper: Printed, day: string): Promise<Buffer> {
  const files = template ? readZip(template) : shippedTemplate(paper.kind)
  if (template && dangersOf(files).length > 0) throw new Error('this template was not accepted')
  return fillFiles(files, paper, day)
}

/** The same on the files of a template already looked at. */
export async function fillFiles(template: ReadonlyMap<string, Buffer>, paper: Printed, day: string): Promise<Buffer> {
  const files = new Map(template)
  const { xml, ids } = withStyles(files.get('word/styles.xml')?.toString('utf8') ?? '<w:styles></w:styles>')
  if (files.has('word/styles.xml')) files.set('word/styles.xml', Buffer.from(xml))
  const counters: Counters = { ordered: 0, bookmark: 0 }
  const data = dataOf(paper, ids, counters)
  putLists(files, counters.ordered)
  for (const [name, content] of files) if (/^word\/(document|header|footer)\d*\.xml$/.test(name)) files.set(name, Buffer.from(tightLoops(content.toString('utf8'))))
  const filled = readZip(await handler.process(await writeZip(files), data))
  filled.set('docProps/core.xml', Buffer.from(properties(paper, day)))
  declareProperties(filled)
  return writeZip(filled)
}

/** What stands for each placeholder. Texts are only ever texts: nothing written in a paper is looked at for placeholders. */
function dataOf(paper: Printed, ids: StyleIds, counters: Counters): TemplateData {
  const block = (xml: string): TemplateData[string] => ({ _type: 'rawXml', xml, replaceParagraph: true })
  const part = (name: PaperPart | 'question' | 'notes'): TemplateData[string] => block(partXml(paper.flow, name, ids, counters))
  const valueOf = (label: string): string => paper.facts.find((fact) => fact.label === label)?.value ?? ''
  return {
    titolo: paper.title, numero: paper.number ?? 'BOZZA', versione: paper.supersedes, impronta: paper.hash?.slice(0, 16) ?? '', data: paper.day, luogo_e_data: paper.placeAndDay,
    ente: paper.letterhead[0] ?? '', intestazione: paper.letterhead.join('\n'), destinatario: paper.addressee.join('\n'),
    oggetto: valueOf('Oggetto'), minore: valueOf('Persona di minore età'), periodo: valueOf('Periodo considerato'), visto: paper.approved ?? '',
    corpo: block(bodyXml(paper.flow, ids, counters)),
    quesito: part('question'), premessa: part('opening'), fatti: part('fact'), dichiarazioni: part('statement'), valutazioni: part('evaluation'), conclusioni: part('conclusion'), fonti: part('notes'),
    elenco_allegati: block(paper.annexes.length ? bodyXml([{ kind: 'part', part: 'annexes', text: 'Allegati' }, { kind: 'list', ordered: true, items: paper.annexes.map((text) => [{ text }]) }], ids, counters) : ''),
    riferimenti: paper.facts.map(({ label, value }) => ({ etichetta: label, valore: value })),
    firme: paper.signatures.map(({ name, role }) => ({ nome: name, ruolo: role })),
    allegati: paper.annexes.map((text, at) => ({ numero: String(at + 1), testo: text })),
  }
}

/** Title, author body and language; who made the template, and when, are left behind. */
const properties = (paper: Printed, day: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
  + `<dc:title>${escape(paper.title)}</dc:title><dc:creator>${escape(paper.letterhead[0] ?? '')}</dc:creator><dc:language>it-IT</dc:language>`
  + `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created></cp:coreProperties>`

function declareProperties(files: Map<string, Buffer>): void {
  const types = files.get('[Content_Types].xml')!.toString('utf8')
  if (!types.includes('/docProps/core.xml')) files.set('[Content_Types].xml', Buffer.from(types.replace('</Types>', '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')))
  const rels = files.get('_rels/.rels')!.toString('utf8')
  if (!rels.includes('core-properties')) files.set('_rels/.rels', Buffer.from(rels.replace('</Relationships>', '<Relationship Id="rIdAccantoCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>')))
}
