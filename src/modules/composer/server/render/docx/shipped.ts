import type { PrintedKind } from '../../../domain/paper.ts'
import { shippedStyles } from './styles.ts'
import { escape } from './xml.ts'
import { writeZip } from './zip.ts'

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const words = (text: string, marks = ''): string => `<w:r>${marks ? `<w:rPr>${marks}</w:rPr>` : ''}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
const p = (inside: string, style = 'Normal', more = ''): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${inside}</w:p>`
const field = (instruction: string): string => `<w:fldSimple w:instr=" ${instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
const BOLD = '<w:b/><w:bCs/>'

/** What differs from kind to kind: whom it is addressed to, how it is introduced, on what sheet. */
interface Layout {
  addressee: boolean
  /** Lists of many columns read better on a wide sheet. */
  landscape: boolean
  /** The line over the signatures. */
  closing: string
}
const usual: Layout = { addressee: true, landscape: false, closing: '{{luogo_e_data}}' }
const layouts: Record<PrintedKind, Layout> = {
  court_update: usual,
  psychosocial: usual,
  report_403: usual,
  closing: usual,
  entry_talk: usual,
  mediation: { ...usual, addressee: false },
  ats_request: usual,
  half_yearly: { ...usual, landscape: true },
  hosted_list: { ...usual, landscape: true },
  pei: { ...usual, addressee: false, closing: 'Letto e condiviso il {{data}}' },
  framework_plan: { ...usual, addressee: false, closing: 'Letto e condiviso il {{data}}' },
  social_file: { ...usual, addressee: false },
  minutes: { ...usual, addressee: false, closing: 'Letto, confermato e sottoscritto il {{data}}' },
}

function documentXml({ addressee, landscape, closing }: Layout): string {
  const sheet = landscape ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' : '<w:pgSz w:w="11906" w:h="16838"/>'
  return `${HEAD}<w:document ${NS}><w:body>${[
    p(words('{{intestazione}}', BOLD)),
    p(words('N. {{numero}}')),
    ...(addressee ? [p(words('{{luogo_e_data}}')), p(words('{{destinatario}}'), 'Normal', '<w:spacing w:before="240" w:after="360"/><w:ind w:left="5103"/>')] : []),
    p(words('{{titolo}}'), 'Title'),
    p(words('{{#riferimenti}}')), p(words('{{etichetta}}: ', BOLD) + words('{{valore}}'), 'Normal', '<w:spacing w:after="60"/>'), p(words('{{/riferimenti}}')),
    p(words('{{corpo}}')),
    p(words('{{elenco_allegati}}')),
    p(words('Firme'), 'Heading1'),
    p(words(closing), 'Normal', '<w:keepNext/>'),
    p(words('{{#firme}}')), p(words('{{ruolo}}'), 'Normal', '<w:keepNext/><w:spacing w:before="240" w:after="0"/>'), p(words('{{nome}}', BOLD), 'Normal', '<w:keepNext/>'),
    p('', 'Normal', '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="480"/><w:ind w:right="5103"/>'), p(words('{{/firme}}')),
    p(words('{{visto}}')),
  ].join('')}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>${sheet}<w:pgMar w:top="1304" w:right="1304" w:bottom="1361" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

const override = (name: string, kind: string): string => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`
const relation = (id: number, kind: string): string => `<Relationship Id="rId${id}" Type="${REL}/${kind}" Target="${kind}.xml"/>`

/** The files of the template we ship for a kind of paper, made from what is written here. */
export function shippedTemplate(kind: PrintedKind): Map<string, Buffer> {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `${override('document', 'document.main')}${override('styles', 'styles')}${override('header', 'header')}${override('footer', 'footer')}${override('settings', 'settings')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': documentXml(layouts[kind]),
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1, 'styles')}${relation(2, 'header')}${relation(3, 'footer')}${relation(4, 'settings')}</Relationships>`,
    'word/styles.xml': shippedStyles(),
    'word/header.xml': `${HEAD}<w:hdr ${NS}>${p(words('{{ente}} – {{titolo}}'), 'Header')}</w:hdr>`,
    'word/footer.xml': `${HEAD}<w:ftr ${NS}>${p(`${words('N. {{numero}} · impronta {{impronta}}')}<w:r><w:tab/></w:r>${words('pagina ')}${field('PAGE')}${words(' di ')}${field('NUMPAGES')}`, 'Footer')}</w:ftr>`,
    'word/settings.xml': `${HEAD}<w:settings ${NS}><w:defaultTabStop w:val="567"/><w:themeFontLang w:val="it-IT" w:bidi="ar-SA"/></w:settings>`,
  }
  return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))
}

/** The same as a file, for who wants to begin a template of his own from it. */
export const starterTemplate = (kind: PrintedKind): Promise<Buffer> => writeZip(shippedTemplate(kind))
