import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { numberWords } from './freeze.ts'
import type { PaperContent, PaperPerson } from './paper.ts'
import type { PaperState } from './states.ts'

/** What is said of each child hosted (L. 184/1983 art. 9 c. 2): where the parents live, the relations with the family, the psycho-physical condition. */
export const hostedThings = ['residence', 'relations', 'condition'] as const
export type HostedThing = (typeof hostedThings)[number]

/** The section of the child's file in which each stands: who does not reach it neither reads nor writes it. */
export const sectionOfThing = { residence: 'identity', relations: 'social', condition: 'health' } as const satisfies Record<HostedThing, string>

const acts = {
  write: ['writing'], ask: ['writing'], sendBack: ['asked', 'approved'], approve: ['asked', 'writing'], files: ['approved', 'sent'], send: ['approved'], attach: ['approved', 'sent'], renew: ['sent'], drop: ['writing', 'asked'],
} as const satisfies Record<string, readonly PaperState[]>
export type HostedAct = keyof typeof acts

/** Does the state of a list allow this? */
export const hostedAllows = (state: PaperState, act: HostedAct): boolean => (acts[act] as readonly PaperState[]).includes(state)

/** The half-year that ends before this day: January to June, or July to December. Proposed when no term says which. */
export function lastHalfYear(today: PlainDate): { from: PlainDate; to: PlainDate } {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return (month > 6 ? { from: `${year}-01-01`, to: `${year}-06-30` } : { from: `${year - 1}-07-01`, to: `${year - 1}-12-31` }) as { from: PlainDate; to: PlainDate }
}

/** A child as the list prints it; days are days in Rome. */
export interface HostedLine {
  name: string
  bornOn: PlainDate | null
  enteredOn: PlainDate | null
  leftOn: PlainDate | null
  words: Readonly<Record<HostedThing, string>>
}

interface Whole {
  organisationId: string
  body: { name: string; unit: string; address: string | null; contacts: string | null; town: string | null }
  place: string | null
  on: PlainDate
  addressee: PaperContent['addressee']
  period: { from: PlainDate; to: PlainDate }
  note: string | null
  children: readonly HostedLine[]
  number: { n: number; year: number } | null
  version: number
  authors: readonly PaperPerson[]
  approvedBy: PaperPerson | null
  supersedes: string | null
}

const day = (on: PlainDate | null): string => (on ? on.split('-').toReversed().join('/') : '')

/** The list as it is frozen: one row for each child, in the order given, none left out. */
export function hostedContent(of: Whole): PaperContent {
  const { town, ...body } = of.body
  const rows = of.children.map(({ name, bornOn, enteredOn, leftOn, words }, index) => [
    String(index + 1), [name, bornOn && `(${day(bornOn)})`].filter(Boolean).join(' '), [day(enteredOn), leftOn && `fino al ${day(leftOn)}`].filter(Boolean).join(' '),
    words.residence, words.relations, words.condition,
  ])
  return {
    schema: 1, kind: 'hosted_list', title: 'Elenco semestrale dei minori collocati', language: 'it', body: { organisationId: of.organisationId, ...body },
    number: of.number ? { ...of.number, version: of.version, words: numberWords(of.number.n, of.number.year, of.version) } : null,
    place: of.place ?? town, on: of.on, addressee: of.addressee, subject: 'Elenco dei minori collocati (art. 9 c. 2 L. 184/1983)',
    references: [{ label: 'Struttura', value: of.body.unit }, { label: 'Minori in elenco', value: String(of.children.length) }],
    child: { name: '', bornOn: null, words: null }, question: null, period: of.period, methods: [],
    sections: [{
      key: 'children', title: 'Elenco', part: 'fact', clinical: false, authors: [],
      blocks: [
        ...(of.note ? [{ kind: 'paragraph' as const, id: 'note', runs: [{ text: of.note }] }] : []),
        rows.length
          ? { kind: 'table' as const, id: 'children', caption: 'Minori collocati nel semestre', head: ['N.', 'Nome e nascita', 'Dal', 'Residenza dei genitori', 'Rapporti con la famiglia', 'Condizioni psicofisiche'], rows }
          : { kind: 'paragraph' as const, id: 'none', runs: [{ text: 'Nel semestre non sono stati collocati minori presso la struttura.' }] },
      ],
    }],
    signatures: [...of.authors], approvedBy: of.approvedBy, annexes: [], supersedes: of.supersedes,
  }
}
