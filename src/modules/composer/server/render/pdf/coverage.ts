/** Tells whether a font has a drawing for a character (by its number in Unicode). */
export type Coverage = (point: number) => boolean

interface Range {
  from: number
  to: number
}

/**
 * Which characters a TrueType font can draw, from its `cmap` table (forms 4 and 12, those of Noto). PDF/A refuses a letter without a drawing: it must be known before.
 * @throws Error when the file is no font with such a table
 */
export function coverageOf(font: Buffer): Coverage {
  const ranges = rangesOf(font).toSorted((a, b) => a.from - b.from)
  return (point) => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]!
      if (point < range.from) high = middle - 1
      else if (point > range.to) low = middle + 1
      else return true
    }
    return false
  }
}

function rangesOf(font: Buffer): Range[] {
  const cmap = tableOf(font, 'cmap')
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4))
  const full = subtables.find((at) => font.readUInt16BE(at) === 12)
  if (full !== undefined) return Array.from({ length: font.readUInt32BE(full + 12) }, (_, at) => ({ from: font.readUInt32BE(full + 16 + at * 12), to: font.readUInt32BE(full + 20 + at * 12) }))
  const plain = subtables.find((at) => font.readUInt16BE(at) === 4)
  if (plain === undefined) throw new Error('a font without a table of characters')
  return segments(font, plain)
}

function tableOf(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4)
  for (let at = 12; at < 12 + count * 16; at += 16) if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  throw new Error(`a font without ${tag}`)
}

function segments(font: Buffer, at: number): Range[] {
  const doubled = font.readUInt16BE(at + 6)
  const ranges: Range[] = []
  for (let one = 0; one < doubled; one += 2) {
    const to = font.readUInt16BE(at + 14 + one)
    const from = font.readUInt16BE(at + 16 + doubled + one)
    const delta = font.readUInt16BE(at + 16 + doubled * 2 + one)
    const place = at + 16 + doubled * 3 + one
    const offset = font.readUInt16BE(place)
    for (let point = from; point <= to && point !== 0xffff; point++) {
      const glyph = offset === 0 ? (point + delta) & 0xffff : font.readUInt16BE(place + offset + (point - from) * 2)
      if (glyph === 0) continue
      const last = ranges.at(-1)
      if (last && last.to === point - 1) last.to = point
      else ranges.push({ from: point, to: point })
    }
  }
  return ranges
}
