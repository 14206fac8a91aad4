import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import { saidIn } from '../domain/answer-text.ts'
import { holds, placesOf, visibleScope, type Filled } from '../domain/fill.ts'
import { presentStates, type Answer, type Instrument, type Item, type Voice } from '../domain/instrument.ts'
import { isOfForm } from '../domain/instruments/form.ts'
import { answersOf } from './answers-store.ts'
import * as store from './assessment-store.ts'
import { definitionsOf } from './library-store.ts'
import { circumstancesOf, filledFrom } from './load.ts'
import { closingsOf, signaturesOf } from './signed-store.ts'

const speakers: Record<Exclude<Voice, 'workers'>, string> = { child: 'Il minore', parents: 'I genitori', third: 'Terzi' }

/**
 * What completed assessments of a file say of a period, newest first: one fact for each thing said of the child, the family, the situation, in the voice that said it; how the
 * instrument was filled is none. A rating and the words of workers are evaluations, a concrete fact observed is a fact, what child, parents or third persons say is a
 * statement. Under the actor's reach: hidden sections and voices are absent.
 */
export async function factsOf(tx: Tx, caseId: string, { from, to }: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const rows = await store.signedBetween(tx, caseId, from, to)
  const file = rows.length ? await fileHead(tx, caseId) : undefined
  if (!file) return []
  const definitions = await definitionsOf(tx, rows.map((row) => ({ key: row.instrument_key, version: row.instrument_version })))
  const answers = await answersOf(tx, rows.map((row) => ({ id: row.id, revision: row.signed_revision! })))
  const [closings, signatures] = [await closingsOf(tx, rows.map(({ id }) => id)), await signaturesOf(tx, rows.map(({ id }) => id))]
  return rows.flatMap((row) => {
    const instrument = definitions.find((one) => one.key === row.instrument_key && one.version === row.instrument_version)?.content
    const signature = signatures.find((one) => one.assessment_id === row.id && one.revision === row.signed_revision)
    if (!instrument || !signature) return []
    const asSigned = { ...row, moment: signature.details.moment as typeof row.moment, held_on: signature.details.heldOn, people: [...signature.details.people] }
    const filled = filledFrom(instrument, asSigned.people, answers.filter(({ assessment_id }) => assessment_id === row.id))
    const closing = closings.find((one) => one.assessment_id === row.id && one.revision === row.signed_revision)
    const own = { source: { kind: 'assessment' as const, id: row.id, version: row.signed_revision! }, on: asSigned.held_on as PlainDate }
    return [
      ...factsIn(instrument, filled, asSigned.people, circumstancesOf(asSigned, file)).map((fact): CaseFact => ({ ...own, ...fact })),
      ...(closing?.label ? [{ ...own, section: 'social' as const, part: 'evaluation' as const, saidBy: null, title: `${instrument.title.it}: decisione`, text: [closing.label.it, closing.words].filter(Boolean).join('. ') }] : []),
    ]
  })
}

function factsIn(instrument: Instrument, filled: readonly Filled[], people: readonly string[], around: ReturnType<typeof circumstancesOf>): Omit<CaseFact, 'source' | 'on'>[] {
  return placesOf(instrument, people).flatMap(({ section, person }) => {
    const scope = visibleScope(instrument, filled, person, around)
    const own = filled.find((one) => one.section === section.key && one.person === person)?.answers ?? {}
    if (!holds(section.when, scope, around)) return []
    return section.items.flatMap((item) => {
      const answer = own[item.key]
      if (!answer || isOfForm(instrument, item) || !tells(item, answer) || !holds(item.when, scope, around)) return []
      return saidIn(item, known(answer)).map(({ voice, text }) => ({
        section: section.reach, part: partOf(item, answer, voice), saidBy: voice === 'workers' ? null : speakers[voice], title: `${instrument.title.it}: ${item.label.it}`, text: text.it,
      }))
    })
  })
}

/** What was not observed, or could not be assessed, is no fact. */
const tells = (item: Item, answer: Answer): boolean => item.kind !== 'indicator' || (answer.state !== undefined && presentStates.includes(answer.state))

/** What was said of it without the marks that nothing is known. */
const known = (answer: Answer): Answer => ({ ...answer, notRated: undefined, yes: answer.yes === 'unknown' ? undefined : answer.yes })

function partOf(item: Item, answer: Answer, voice: Voice): CaseFact['part'] {
  if (voice !== 'workers') return 'statement'
  if (item.kind === 'scale' || item.kind === 'voices') return 'evaluation'
  return item.kind === 'indicator' && answer.state !== 'observed' ? 'statement' : 'fact'
}
