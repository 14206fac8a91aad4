import { inflateSync } from 'node:zlib'

/** A PDF read by its syntax alone, for the checks of what we print: names as "/Name", references resolved by `get`. */
export type PdfValue = null | boolean | number | string | PdfRef | PdfString | PdfValue[] | PdfDict
export interface PdfRef { ref: number }
export interface PdfString { bytes: Buffer }
export interface PdfDict { dict: Map<string, PdfValue>; stream?: Buffer }

export const isDict = (value: PdfValue | undefined): value is PdfDict => typeof value === 'object' && value !== null && 'dict' in value
const isRef = (value: PdfValue | undefined): value is PdfRef => typeof value === 'object' && value !== null && 'ref' in value

// oxlint-disable-next-line no-control-regex -- PDF counts NUL among its spaces
const SPACE = /[\u0000\t\n\f\r ]/
const DELIMITER = /[()<>[\]{}/%]/

/** Reads values one after another out of PDF syntax. */
export class PdfReader {
  readonly text: string
  at: number
  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }
  skip(): void {
    for (;;) {
      while (SPACE.test(this.text[this.at] ?? '')) this.at++
      if (this.text[this.at] !== '%') return
      while (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at]!)) this.at++
    }
  }
  done(): boolean {
    this.skip()
    return this.at >= this.text.length
  }
  word(): string {
    const from = this.at
    while (this.at < this.text.length && !SPACE.test(this.text[this.at]!) && !DELIMITER.test(this.text[this.at]!)) this.at++
    if (this.at === from) throw new Error(`PDF syntax at ${from}: ${this.text.slice(from, from + 20)}`)
    return this.text.slice(from, this.at)
  }
  /** A value; a word that is none (an operator) comes back as `{ operator }`. */
  next(): PdfValue | { operator: string } {
    this.skip()
    const here = this.text[this.at]
    if (here === '/') {
      this.at++
      return `/${SPACE.test(this.text[this.at] ?? ' ') || DELIMITER.test(this.text[this.at]!) ? '' : this.word().replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))}`
    }
    if (here === '(') return this.literal()
    if (this.text.startsWith('<<', this.at)) return this.dictionary()
    if (here === '<') {
      const end = this.text.indexOf('>', this.at)
      const bytes = Buffer.from(this.text.slice(this.at + 1, end).replaceAll(/\s/g, ''), 'hex')
      this.at = end + 1
      return { bytes }
    }
    if (here === '[') {
      this.at++
      const list: PdfValue[] = []
      for (this.skip(); this.text[this.at] !== ']'; this.skip()) list.push(this.next() as PdfValue)
      this.at++
      return list
    }
    const word = this.word()
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return this.numberOrRef(word)
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : { operator: word }
  }
  numberOrRef(word: string): PdfValue {
    const rest = /^\s+\d+\s+R(?![A-Za-z])/.exec(this.text.slice(this.at, this.at + 20))
    if (!rest || !/^\d+$/.test(word)) return Number(word)
    this.at += rest[0].length
    return { ref: Number(word) }
  }
  literal(): PdfString {
    const from = ++this.at
    for (let depth = 1; depth > 0; this.at++) {
      if (this.text[this.at] === '\\') this.at++
      else if (this.text[this.at] === '(') depth++
      else if (this.text[this.at] === ')') depth--
      else if (this.at > this.text.length) throw new Error('PDF string without an end')
    }
    const raw = this.text.slice(from, this.at - 1)
    const plain = raw.replaceAll(/\\([0-7]{1,3}|[^])/g, (_, one: string) => (/^[0-7]/.test(one) ? String.fromCharCode(Number.parseInt(one, 8)) : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[one] ?? one))
    return { bytes: Buffer.from(plain, 'latin1') }
  }
  dictionary(): PdfDict {
    this.at += 2
    const dict = new Map<string, PdfValue>()
    for (this.skip(); !this.text.startsWith('>>', this.at); this.skip()) dict.set(this.next() as string, this.next() as PdfValue)
    this.at += 2
    return { dict }
  }
}

export interface PdfFile {
  trailer: PdfDict
  get(value: PdfValue | undefined): PdfValue | undefined
  all(): PdfDict[]
}

/** Every object of a PDF without encryption and without updates, those packed in streams too. */
export function openPdf(bytes: Buffer): PdfFile {
  const text = bytes.toString('latin1')
  const objects = new Map<number, PdfValue>()
  let trailer: PdfDict | undefined
  for (const found of text.matchAll(/(?<=^|[\r\n])(\d+) 0 obj\b/g)) {
    const reader = new PdfReader(text, found.index + found[0].length)
    const value = reader.next() as PdfValue
    if (isDict(value)) {
      const stream = /^\s*stream\r?\n/.exec(text.slice(reader.at, reader.at + 20))
      const length = value.dict.get('/Length')
      if (stream && typeof length === 'number') value.stream = decode(bytes.subarray(reader.at + stream[0].length, reader.at + stream[0].length + length), value.dict)
      if (value.dict.get('/Type') === '/XRef') trailer = value
    }
    objects.set(Number(found[1]), value)
  }
  const packed = [...objects.values()].filter(isDict).filter(({ dict }) => dict.get('/Type') === '/ObjStm')
  for (const stream of packed) unpack(stream, objects)
  const written = /trailer\s*<</.exec(text)
  trailer ??= written ? (new PdfReader(text, written.index + 7).next() as PdfDict) : undefined
  if (!trailer) throw new Error('a PDF without trailer')
  const get = (value: PdfValue | undefined): PdfValue | undefined => (isRef(value) ? get(objects.get(value.ref)) : value)
  return { trailer, get, all: () => [...objects.values()].filter(isDict) }
}

function decode(bytes: Buffer, dict: Map<string, PdfValue>): Buffer {
  const filter = dict.get('/Filter')
  return (Array.isArray(filter) ? filter[0] : filter) === '/FlateDecode' ? inflateSync(bytes) : bytes
}

function unpack({ dict, stream }: PdfDict, objects: Map<number, PdfValue>): void {
  const text = stream!.toString('latin1')
  const heads = text.slice(0, dict.get('/First') as number).trim().split(/\s+/).map(Number)
  for (let at = 0; at < heads.length; at += 2) objects.set(heads[at]!, new PdfReader(text, (dict.get('/First') as number) + heads[at + 1]!).next() as PdfValue)
}
