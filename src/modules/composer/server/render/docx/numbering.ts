import { BULLETS, FIRST_ORDERED } from './body.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const level = (format: string, text: string): string =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl>`

const ABSTRACT = { bullets: 9001, ordered: 9002 }

/** A numbering part that also has our bullets and, one for each, our ordered lists. Word wants the abstract ones first and the instances after. */
export function withLists(existing: string | undefined, ordered: number): string {
  const abstracts = `<w:abstractNum w:abstractNumId="${ABSTRACT.bullets}"><w:multiLevelType w:val="singleLevel"/>${level('bullet', '•')}</w:abstractNum>`
    + `<w:abstractNum w:abstractNumId="${ABSTRACT.ordered}"><w:multiLevelType w:val="singleLevel"/>${level('decimal', '%1.')}</w:abstractNum>`
  const instances = `<w:num w:numId="${BULLETS}"><w:abstractNumId w:val="${ABSTRACT.bullets}"/></w:num>`
    + Array.from({ length: ordered }, (_, at) =>
      `<w:num w:numId="${FIRST_ORDERED + at}"><w:abstractNumId w:val="${ABSTRACT.ordered}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`).join('')
  if (!existing) return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering ${W}>${abstracts}${instances}</w:numbering>`
  const opened = existing.replace(/<w:numbering\b([^>]*)\/>\s*$/, '<w:numbering$1></w:numbering>')
  const firstInstance = opened.search(/<w:num\s/)
  const at = firstInstance >= 0 ? firstInstance : opened.search(/<w:numIdMacAtCleanup|<\/w:numbering>/)
  const withAbstracts = opened.slice(0, at) + abstracts + opened.slice(at)
  const last = withAbstracts.search(/<w:numIdMacAtCleanup|<\/w:numbering>/)
  return withAbstracts.slice(0, last) + instances + withAbstracts.slice(last)
}

const NUMBERING = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering'

/** Puts our lists among the files of a document, with the part itself when it had none. */
export function putLists(files: Map<string, Buffer>, ordered: number): void {
  const name = 'word/numbering.xml'
  const existing = files.get(name)?.toString('utf8')
  files.set(name, Buffer.from(withLists(existing, ordered)))
  if (existing) return
  const types = files.get('[Content_Types].xml')!.toString('utf8')
  files.set('[Content_Types].xml', Buffer.from(types.replace('</Types>', `<Override PartName="/word/numbering.xml" ContentType="${NUMBERING}"/></Types>`)))
  const rels = files.get('word/_rels/document.xml.rels')?.toString('utf8') ?? '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  files.set('word/_rels/document.xml.rels', Buffer.from(rels.replace(/<Relationships\b([^>]*)\/>/, '<Relationships$1></Relationships>').replace('</Relationships>', `<Relationship Id="rIdAccantoLists" Type="${RELATION}" Target="numbering.xml"/></Relationships>`)))
}
