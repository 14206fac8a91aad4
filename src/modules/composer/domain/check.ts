import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { ageTroubles } from './age-words.ts'
import type { Block, Method, PaperKind } from './paper.ts'
import { skeletons } from './skeletons.ts'
import { isEmpty, textOf } from './text.ts'

export const findingKinds = [
  'reporter', 'protected_address', 'protected_facility', 'protected_phone', 'withheld', 'other_child', 'empty_section', 'empty_part', 'missing_method', 'unanswered', 'age', 'birth',
  'source_corrected', 'open_remark', 'no_addressee',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** What nobody may wave through: the text has to change. */
const unanswerable: ReadonlySet<FindingKind> = new Set<FindingKind>(['reporter', 'protected_address', 'protected_facility', 'protected_phone', 'no_addressee'])
export const isAnswerable = (kind: FindingKind): boolean => !unanswerable.has(kind)

export interface Finding {
  /** The same finding on the same words has the same key: an answer to it holds until they change. */
  key: string
  kind: FindingKind
  sectionId: string | null
  blockId: string | null
  /** Of the section, from 1; null when it is about the whole section or the head of the paper. */
  paragraph: number | null
  /** What was found, where saying it gives nothing away. */
  detail: string | null
}

/** One piece of text that is looked into, with where it stands. The pieces of the head have no section. */
export interface Piece {
  sectionId: string | null
  blockId: string | null
  paragraph: number | null
  text: string
}

export interface CheckedSection {
  id: string
  key: string
  optional: boolean
  part: string
  blocks: readonly Block[]
}

export interface Checked {
  kind: PaperKind
  addressee: string
  /** Other lines of the head: subject, annexes, methods' words. */
  head: readonly string[]
  question: string | null
  methods: readonly Method[]
  sections: readonly CheckedSection[]
}

/** Everything that will be read in the paper, piece by piece. */
export const piecesOf = ({ head, addressee, sections, methods, question }: Checked): Piece[] => [
  ...[addressee, question ?? '', ...head, ...methods.flatMap(({ name, words }) => [name, words])].filter((text) => text.trim() !== '')
    .map((text): Piece => ({ sectionId: null, blockId: null, paragraph: null, text })),
  ...sections.flatMap(({ id, blocks }) => blocks.map((block, index): Piece => ({ sectionId: id, blockId: block.id, paragraph: index + 1, text: textOf(block) }))),
]

/** A short mark of a text (FNV-1a), to tell whether it is still the same. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (const unit of text) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193) >>> 0
  return hash.toString(36)
}

/** A finding about one piece. */
export const findingAt = (kind: FindingKind, piece: Piece, detail: string | null = null): Finding => ({
  key: `${kind}:${piece.blockId ?? 'head'}:${markOf(`${piece.text} ${detail ?? ''}`)}`, kind, sectionId: piece.sectionId, blockId: piece.blockId, paragraph: piece.paragraph, detail,
})

const ofSection = (kind: FindingKind, sectionId: string | null, mark = ''): Finding => ({ key: `${kind}:${sectionId ?? 'paper'}:${mark}`, kind, sectionId, blockId: null, paragraph: null, detail: null })

/** What is missing: the parts the law wants apart, the method of evaluations, the answer to what was asked. */
export function missing(paper: Checked): Finding[] {
  const skeleton = skeletons[paper.kind]
  const written = (part: string) => paper.sections.some((section) => section.part === part && !isEmpty(section.blocks))
  const found: Finding[] = paper.sections.filter(({ optional, blocks }) => !optional && isEmpty(blocks)).map(({ id }) => ofSection('empty_section', id))
  if (skeleton.needsMethod) for (const part of ['fact', 'statement', 'evaluation'] as const) if (!paper.sections.some((section) => section.part === part)) found.push({ ...ofSection('empty_part', null, part), detail: part })
  if (written('evaluation') && skeleton.needsMethod && !paper.methods.length) found.push(ofSection('missing_method', null))
  if (paper.question && skeleton.answersOrder && !paper.sections.some(({ key, blocks }) => key === 'answer' && !isEmpty(blocks))) found.push(ofSection('unanswered', null))
  if (skeleton.answersOrder && !paper.question) found.push({ ...ofSection('unanswered', null, 'question'), detail: 'question' })
  if (!paper.addressee.trim()) found.push(ofSection('no_addressee', null))
  return found
}

/** Ages and dates of birth of the child that contradict the register. */
export function agesIn(pieces: readonly Piece[], child: { names: readonly string[]; born: PlainDate | null }, between: { from: PlainDate; to: PlainDate }): Finding[] {
  const { born, names } = child
  if (!born) return []
  return pieces.flatMap((piece) => ageTroubles(piece.text, { names, born }, between).map(({ written, what }) => findingAt(what, piece, written)))
}

const fold = (text: string): string => ` ${text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

/**
 * Names of children of other files: first and family name together, in either order. Every name is something the reader of the check reaches himself.
 * @param own names of this very file, whose namesakes elsewhere are no finding
 */
export function otherChildrenIn(pieces: readonly Piece[], names: readonly string[], own: readonly string[]): Finding[] {
  const mine = new Set(own.map(fold))
  const wanted = names.filter((name) => !mine.has(fold(name))).map((name) => ({ name, ways: [fold(name), fold(name.split(/\s+/).toReversed().join(' '))] })).filter(({ ways }) => ways[0]!.trim().includes(' '))
  return pieces.flatMap((piece) => {
    const text = fold(piece.text)
    return wanted.filter(({ ways }) => ways.some((way) => text.includes(way))).map(({ name }) => findingAt('other_child', piece, name))
  })
}
