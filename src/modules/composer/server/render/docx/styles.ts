import { escape } from './xml.ts'

/** The identifiers, in a file, of the styles the text is written with. */
export interface StyleIds {
  text: string | null
  heading1: string
  heading2: string
  heading3: string
  heading4: string
  list: string
  quote: string
  caption: string
  cell: string
  small: string
}

interface Style {
  /** Word's own name, the same in every language of Word. */
  name: string
  paragraph: string
  run: string
  outline?: number
}
const NAVY = '<w:color w:val="17324D"/>'
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
const heading = (name: string, outline: number, points: number, more = ''): Style =>
  ({ name, outline, paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${360 - outline * 60}" w:after="120"/><w:outlineLvl w:val="${outline}"/>`, run: `<w:b/><w:bCs/>${more}${size(points)}` })

const styles: Readonly<Record<Exclude<keyof StyleIds, 'text'>, Style>> = {
  heading1: heading('heading 1', 0, 14, NAVY),
  heading2: heading('heading 2', 1, 12),
  heading3: heading('heading 3', 2, 11),
  heading4: heading('heading 4', 3, 11, '<w:i/><w:iCs/>'),
  list: { name: 'List Paragraph', paragraph: '<w:spacing w:after="60"/><w:ind w:left="567"/>', run: '' },
  quote: { name: 'Quote', paragraph: '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="5A768A"/></w:pBdr><w:spacing w:before="120" w:after="120"/><w:ind w:left="284" w:right="284"/>', run: '' },
  caption: { name: 'caption', paragraph: '<w:keepNext/><w:spacing w:before="180" w:after="60"/>', run: '<w:b/><w:bCs/>' },
  cell: { name: 'Testo di tabella', paragraph: '<w:spacing w:before="40" w:after="40"/>', run: size(9.5) },
  small: { name: 'Nota di fonte', paragraph: '<w:spacing w:after="80"/>', run: `<w:color w:val="444444"/>${size(8.5)}` },
}

const styleXml = (id: string, { name, paragraph, run }: Style, based: string | null): string =>
  `<w:style w:type="paragraph" w:customStyle="${/^[A-Z]\w+ di /.test(name) ? 1 : 0}" w:styleId="${id}"><w:name w:val="${escape(name)}"/>${based ? `<w:basedOn w:val="${based}"/>` : ''}<w:qFormat/>`
  + `<w:pPr>${paragraph}</w:pPr>${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`

/** Identifier of each paragraph style of a `styles.xml`, by its name in small letters. */
function idsIn(xml: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [style] of xml.matchAll(/<w:style\b[^>]*>.*?<\/w:style>/gs)) {
    const id = /w:styleId="([^"]*)"/.exec(style)?.[1]
    const name = /<w:name\b[^>]*w:val="([^"]*)"/.exec(style)?.[1]
    if (id && name && /w:type="paragraph"/.test(style)) found.set(name.toLowerCase(), id)
  }
  return found
}

/** Finds the styles of the text among those of a template, by Word's names whatever its language, and adds those that are missing. */
export function withStyles(xml: string): { xml: string; ids: StyleIds } {
  const known = idsIn(xml)
  const normal = known.get('normal') ?? null
  const added: string[] = []
  const ids = Object.fromEntries(Object.entries(styles).map(([key, style]) => {
    const own = known.get(style.name.toLowerCase())
    if (own) return [key, own]
    const id = `Accanto${key[0]!.toUpperCase()}${key.slice(1)}`
    added.push(styleXml(id, style, normal))
    return [key, id]
  })) as unknown as StyleIds
  return { xml: xml.replace(/<\/w:styles>\s*$/, () => `${added.join('')}</w:styles>`), ids: { ...ids, text: normal } }
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** The styles of the shipped templates: plain, readable, Italian. */
export const shippedStyles = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>${size(10.5)}<w:lang w:val="it-IT" w:eastAsia="it-IT" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`
  + '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
  + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
  + styleXml('Title', { name: 'Title', paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="240"/>', run: `<w:b/><w:bCs/>${size(17)}` }, 'Normal')
  + styleXml('Header', { name: 'header', paragraph: '<w:spacing w:after="0"/>', run: `<w:color w:val="444444"/>${size(8.5)}` }, 'Normal')
  + styleXml('Footer', { name: 'footer', paragraph: '<w:tabs><w:tab w:val="right" w:pos="9300"/></w:tabs><w:spacing w:after="0"/>', run: `<w:color w:val="444444"/>${size(8.5)}` }, 'Normal')
  + Object.entries(styles).map(([key, style]) => styleXml(key[0]!.toUpperCase() + key.slice(1), style, 'Normal')).join('')
  + '</w:styles>'
