import { createHash } from 'node:crypto'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { ordersOf } from '#modules/measures/server/index.ts'
import { canonical, numberWords } from '../domain/freeze.ts'
import type { Block, PaperContent, PaperPerson } from '../domain/paper.ts'
import { isEmpty } from '../domain/text.ts'
import * as frozen from './frozen-store.ts'
import type { Opened } from './opened.ts'
import { bodyOf, measureLabels, professionsOf } from './people-store.ts'
import type { SectionRow } from './section-store.ts'

const dayWords = (day: string): string => {
  const [year, month, date] = day.slice(0, 10).split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}

/**
 * The paper as it will stand for ever: everything that is printed, copied from where it is today. Sections left empty are left out.
 * @param number null for a preview of what is still being written
 */
export async function contentFor({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, opened: Opened, rows: readonly SectionRow[], number: { n: number; year: number } | null): Promise<PaperContent> {
  const { paper, file, authors } = opened
  const on = (paper.dated_on as PlainDate | null) ?? dateInRome(now)
  const people = await professionsOf(tx, [...authors.map(({ operator_id }) => operator_id), actor.id], on)
  const person = (id: string): PaperPerson => people.get(id) ?? { name: '', role: '' }
  const body = await bodyOf(tx, paper.organisation_id, paper.unit_id)
  const order = paper.measure_id ? (await ordersOf(tx, paper.case_id)).find(({ id }) => id === paper.measure_id) : undefined
  const orderWords = order ? await orderText(tx, order) : null
  const former = number ? (await frozen.frozenOf(tx, paper.id)).find(({ n, sent_on }) => n < paper.current && sent_on !== null) : undefined
  const written = rows.filter(({ blocks }) => !isEmpty(blocks))
  const hands = [...new Set(written.flatMap((row) => authors.filter((one) => one.section_id === row.id).map(({ operator_id }) => operator_id)))]
  return {
    schema: 1, kind: paper.kind, title: paper.title, language: 'it',
    body: { organisationId: paper.organisation_id, ...body },
    number: number ? { ...number, version: paper.current, words: numberWords(number.n, number.year, paper.current) } : null,
    place: paper.place ?? body.town, on, addressee: paper.addressee, subject: paper.subject,
    references: [...(orderWords ? [{ label: 'Provvedimento', value: orderWords }] : []), { label: 'Fascicolo', value: file.number }],
    child: { name: file.child_name, bornOn: file.child_birth as PlainDate | null, words: null },
    question: paper.question ? { measure: orderWords ?? '', text: paper.question, by: paper.due_on as PlainDate | null } : null,
    period: paper.period_from && paper.period_to ? { from: paper.period_from as PlainDate, to: paper.period_to as PlainDate } : null,
    methods: paper.methods,
    sections: written.map((row) => ({
      key: row.key, title: row.title, part: row.part, clinical: row.clinical, blocks: row.blocks as Block[],
      authors: authors.filter((one) => one.section_id === row.id).map(({ operator_id }) => [person(operator_id).name, person(operator_id).role].filter(Boolean).join(', ')),
    })),
    signatures: hands.map(person), approvedBy: number ? person(actor.id) : null, annexes: paper.annexes,
    supersedes: former ? `sostituisce la versione ${former.n} del inviata il ${dayWords(former.sent_on!)}` : null,
  }
}

async function orderText(tx: Context['tx'], order: { kind: string; number: string | null; authority: string; decidedOn: string | null }): Promise<string> {
  const label = (await measureLabels(tx)).get(order.kind) ?? order.kind
  return [`${label}${order.number ? ` n. ${order.number}` : ''}`, order.authority, order.decidedOn && dayWords(order.decidedOn)].filter(Boolean).join(', ')
}

/** The content with its hash (SHA-256 of its canonical form), and whether it holds anything psychological. */
export async function freeze(context: Pick<Context, 'tx' | 'actor' | 'now'>, opened: Opened, rows: readonly SectionRow[], number: { n: number; year: number }) {
  const content = await contentFor(context, opened, rows, number)
  return { content, hash: createHash('sha256').update(canonical(content)).digest('hex'), clinical: content.sections.some(({ clinical }) => clinical) }
}
