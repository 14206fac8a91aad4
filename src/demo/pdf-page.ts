/** Signs of the encoding of the page that stand elsewhere in Unicode. */
const signs: Readonly<Record<string, string>> = { '’': '\x92', '‘': '\x91', '“': '\x93', '”': '\x94', '–': '\x96', '…': '\x85', '€': '\x80' }
const escaped = (text: string): string => text.replaceAll(/[’‘“”–…€]/g, (sign) => signs[sign]!).replaceAll(/[\\()]/g, (sign) => `\\${sign}`)

/**
 * One A4 page with a title and some lines, as small as a PDF can be: the papers that others sent to the service in the demonstration.
 * Latin letters only.
 */
export function pdfPage(title: string, lines: readonly string[]): Buffer {
  const body = lines.map((line) => `(${escaped(line)}) Tj T*`).join(' ')
  const content = `BT /F1 15 Tf 62 770 Td (${escaped(title)}) Tj /F1 11 Tf 0 -34 Td 17 TL ${body} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (it) >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const starts = objects.map((object, index) => {
    const start = Buffer.byteLength(file, 'latin1')
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = Buffer.byteLength(file, 'latin1')
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1')
}
