import { isDict, openPdf, PdfReader, type PdfDict, type PdfFile, type PdfValue } from './pdf-objects.ts'

/** What breaks PDF/A-2a (ISO 19005-2) or the reading of its tags, as far as it can be told without a validator; empty when nothing does. */
export function conformanceProblems(bytes: Buffer): string[] {
  const file = openPdf(bytes)
  const catalog = dictOf(file, file.trailer.dict.get('/Root'))
  if (!catalog) return ['no catalog']
  const problems = [...headProblems(bytes, file, catalog), ...markerProblems(file, catalog), ...fontProblems(file), ...actionProblems(file)]
  const pages = pagesOf(file, catalog.dict.get('/Pages'))
  const tree = dictOf(file, catalog.dict.get('/StructTreeRoot'))
  if (!tree) return [...problems, 'no structure tree']
  const marked = new Map<PdfDict, Set<number>>()
  walk(file, tree, null, marked)
  for (const [at, page] of pages.entries()) problems.push(...contentProblems(file, page, marked.get(page) ?? new Set()).map((problem) => `page ${at + 1}: ${problem}`))
  return [...problems, ...treeProblems(file, tree)]
}

const dictOf = (file: PdfFile, value: PdfValue | undefined): PdfDict | undefined => {
  const found = file.get(value)
  return isDict(found) ? found : undefined
}
const listOf = (file: PdfFile, value: PdfValue | undefined): PdfValue[] => {
  const found = file.get(value)
  return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found]
}
const textOf = (value: PdfValue | undefined): string => {
  if (typeof value !== 'object' || value === null || !('bytes' in value)) return ''
  return value.bytes[0] === 0xfe && value.bytes[1] === 0xff ? Buffer.from(value.bytes.subarray(2)).swap16().toString('utf16le') : value.bytes.toString('utf8')
}

function headProblems(bytes: Buffer, file: PdfFile, catalog: PdfDict): string[] {
  const problems: string[] = []
  if (!/^%PDF-1\.[4-7]\n%[\u0080-\u00ff]{4}/.test(bytes.toString('latin1', 0, 20))) problems.push('head of the file')
  if (listOf(file, file.trailer.dict.get('/ID')).length !== 2) problems.push('no file identifier')
  if (file.trailer.dict.has('/Encrypt')) problems.push('encrypted')
  if (textOf(file.get(catalog.dict.get('/Lang'))) !== 'it-IT') problems.push('language of the document')
  if (dictOf(file, catalog.dict.get('/MarkInfo'))?.dict.get('/Marked') !== true) problems.push('not marked as tagged')
  return problems
}

function markerProblems(file: PdfFile, catalog: PdfDict): string[] {
  const problems: string[] = []
  const xmp = dictOf(file, catalog.dict.get('/Metadata'))?.stream?.toString('utf8') ?? ''
  if (!/<pdfaid:part>2<|pdfaid:part="2"/.test(xmp) || !/<pdfaid:conformance>A<|pdfaid:conformance="A"/.test(xmp)) problems.push('no PDF/A-2a marker')
  if (!/<dc:title>.*?<rdf:li[^>]*>[^<]+</s.test(xmp)) problems.push('no title in the metadata')
  const intent = listOf(file, catalog.dict.get('/OutputIntents')).map((one) => dictOf(file, one)).find((one) => one?.dict.get('/S') === '/GTS_PDFA1')
  const profile = dictOf(file, intent?.dict.get('/DestOutputProfile'))?.stream
  if (profile?.toString('latin1', 36, 40) !== 'acsp') problems.push('no output intent with its profile')
  return problems
}

function fontProblems(file: PdfFile): string[] {
  const problems: string[] = []
  for (const { dict } of file.all()) {
    if (dict.get('/Type') === '/FontDescriptor' && !['/FontFile', '/FontFile2', '/FontFile3'].some((key) => dictOf(file, dict.get(key))?.stream?.length)) problems.push(`font ${String(dict.get('/FontName'))} not embedded`)
    if (dict.get('/Type') === '/Font' && dict.get('/Subtype') === '/Type0' && !dictOf(file, dict.get('/ToUnicode'))?.stream) problems.push('a font whose letters mean nothing')
    if (dict.get('/Type') === '/Font' && !['/Type0', '/CIDFontType0', '/CIDFontType2'].includes(String(dict.get('/Subtype'))) && !dict.has('/FontDescriptor')) problems.push('a font of the reader’s machine')
  }
  return problems
}

const forbidden = new Set(['/JavaScript', '/Launch', '/Sound', '/Movie', '/ResetForm', '/ImportData', '/URI', '/SubmitForm'])
const actionProblems = (file: PdfFile): string[] =>
  file.all().filter(({ dict }) => forbidden.has(String(dict.get('/S'))) || dict.has('/EF') || dict.has('/JS')).map(() => 'an action or a file inside')

function pagesOf(file: PdfFile, node: PdfValue | undefined): PdfDict[] {
  const dict = dictOf(file, node)
  if (!dict) return []
  return dict.dict.get('/Type') === '/Page' ? [dict] : listOf(file, dict.dict.get('/Kids')).flatMap((kid) => pagesOf(file, kid))
}

/** Which marked contents of each page the tree knows. */
function walk(file: PdfFile, node: PdfDict, page: PdfDict | null, marked: Map<PdfDict, Set<number>>): void {
  const own = dictOf(file, node.dict.get('/Pg')) ?? page
  for (const kid of listOf(file, node.dict.get('/K'))) {
    const child = file.get(kid)
    if (typeof child === 'number') know(own, child, marked)
    else if (isDict(child) && child.dict.get('/Type') === '/MCR') know(dictOf(file, child.dict.get('/Pg')) ?? own, child.dict.get('/MCID') as number, marked)
    else if (isDict(child) && child.dict.get('/Type') !== '/OBJR') walk(file, child, own, marked)
  }
}
function know(page: PdfDict | null, id: number, marked: Map<PdfDict, Set<number>>): void {
  if (!page) return
  const known = marked.get(page) ?? new Set()
  marked.set(page, known.add(id))
}

const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'EI'])

/** Everything painted must be part of the text, known to the tree, or marked as ornament. */
function contentProblems(file: PdfFile, page: PdfDict, known: ReadonlySet<number>): string[] {
  const text = listOf(file, page.dict.get('/Contents')).map((one) => dictOf(file, one)?.stream?.toString('latin1') ?? '').join('\n')
  const reader = new PdfReader(text)
  const problems = new Set<string>()
  const open: ('artifact' | 'text' | 'plain')[] = []
  let operands: PdfValue[] = []
  while (!reader.done()) {
    const value = reader.next()
    if (typeof value !== 'object' || value === null || !('operator' in value)) {
      operands.push(value as PdfValue)
      continue
    }
    const { operator } = value
    if (operator === 'BMC' || operator === 'BDC') {
      const properties = operands[1]
      const id = isDict(properties) ? properties.dict.get('/MCID') : undefined
      open.push(operands[0] === '/Artifact' ? 'artifact' : typeof id === 'number' ? 'text' : 'plain')
      if (typeof id === 'number' && !known.has(id)) problems.add(`content ${id} is not in the tree`)
    } else if (operator === 'EMC') open.pop()
    else if (PAINTING.has(operator) && !open.some((one) => one !== 'plain')) problems.add(`something painted outside the tags (${operator})`)
    operands = []
  }
  if (page.dict.has('/Annots') && page.dict.get('/Tabs') !== '/S') problems.add('order of the keyboard')
  return [...problems]
}

function treeProblems(file: PdfFile, root: PdfDict): string[] {
  const problems: string[] = []
  let level = 0
  const visit = (node: PdfDict, parents: string[]): void => {
    const kind = String(node.dict.get('/S') ?? '')
    const kids = listOf(file, node.dict.get('/K')).map((kid) => dictOf(file, kid)).filter((kid) => kid !== undefined).filter((kid) => kid.dict.has('/S'))
    const heading = /^\/H(\d)$/.exec(kind)
    if (heading) {
      if (Number(heading[1]) > level + 1) problems.push(`heading ${kind} after level ${level}`)
      level = Number(heading[1])
    }
    if (kind === '/Figure' && !textOf(file.get(node.dict.get('/Alt')))) problems.push('a picture without words')
    if (kind === '/Table' && !JSON.stringify(kindsBelow(file, node)).includes('"/TH"')) problems.push('a table without headers')
    if (kind === '/TR' && !['/Table', '/THead', '/TBody', '/TFoot'].includes(parents.at(-1) ?? '')) problems.push('a row outside a table')
    if (kind === '/LI' && parents.at(-1) !== '/L') problems.push('an item outside a list')
    if (kind === '/L' && kids.some((kid) => !['/LI', '/Caption'].includes(String(kid.dict.get('/S'))))) problems.push('a list with something else')
    for (const kid of kids) visit(kid, [...parents, kind])
  }
  visit(root, [])
  if (level === 0) problems.push('no heading')
  return problems
}

function kindsBelow(file: PdfFile, node: PdfDict): string[] {
  return listOf(file, node.dict.get('/K')).map((kid) => dictOf(file, kid)).filter((kid) => kid !== undefined).flatMap((kid) => [String(kid.dict.get('/S') ?? ''), ...kindsBelow(file, kid)])
}

/** The kinds of elements of a tagged PDF in the order of reading. */
export function structureOf(bytes: Buffer): string[] {
  const file = openPdf(bytes)
  return kindsBelow(file, dictOf(file, dictOf(file, file.trailer.dict.get('/Root'))!.dict.get('/StructTreeRoot'))!).filter(Boolean)
}
/** Languages said anywhere in the tree or in the contents of the pages. */
export function languagesOf(bytes: Buffer): string[] {
  const file = openPdf(bytes)
  const inTree = file.all().map(({ dict }) => textOf(file.get(dict.get('/Lang'))))
  const inPages = file.all().flatMap(({ stream }) => [...(stream?.toString('latin1') ?? '').matchAll(/\/Lang\s*\(([\w-]+)\)/g)].map(([, one]) => one!))
  return [...new Set([...inTree, ...inPages])].filter(Boolean).toSorted()
}
