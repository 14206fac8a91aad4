import * as asked from '#modules/identity/contract/question.ts'
import * as suggestions from '#modules/identity/contract/suggestion.ts'
import * as traces from '#modules/identity/contract/trace.ts'
import * as rules from './identity-rules.ts'
import { sorted, type Asked, type Question, type Setting } from './questions.ts'
import type { Operator, Pair } from './shapes.ts'
import type { Asking } from './work-rules.ts'

const asks = ({ world }: Setting, who: Operator, now: number): Asking => ({ who, now, world })
const idsOf = (rows: Iterable<{ id: string }>): string[] => sorted([...rows].map(({ id }) => id))
const answered = (allowed: boolean, about: string, expected: unknown, got: unknown): Asked => ({ allowed, about, expected, got })

/** Two times in three one for which one of these holds: most random ones are out of anybody's reach. */
function aRow<T>({ chance }: Setting, all: readonly T[], ...rare: ((row: T) => boolean)[]): T {
  const fitting = chance.is(0.8) ? all.filter(chance.pick(rare)) : []
  return chance.pick(fitting.length ? fitting : all)
}
const aPair = (setting: Setting, asking: Asking, all: readonly Pair[]): Pair =>
  aRow(setting, all, (pair) => rules.seesPair(asking, pair), (pair) => rules.seesPair(asking, pair) && !rules.decides(asking, pair), (pair) => rules.knows(asking, pair.one) !== rules.knows(asking, pair.other))

const suggestion: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const pair = aPair(setting, asking, setting.world.identity.pairs.filter(({ link }) => !link))
  const [seen, decides] = [rules.seesPair(asking, pair, noted), rules.decides(asking, pair, noted)]
  const { status, body } = await setting.ask(who, suggestions.getSuggestion, { suggestionId: pair.id })
  const shown = body as unknown as { sides: { person: { id: string } }[]; can: { decide: boolean } }
  return answered(seen, pair.id, seen ? { status: 200, sides: idsOf([pair.one, pair.other]), decides } : { status: 404 },
    status === 200 ? { status, sides: sorted(shown.sides.map(({ person }) => person.id)), decides: shown.can.decide } : { status })
}

const listed: Question = async (setting, who, now) => {
  const asking = asks(setting, who, now)
  const mine = setting.world.identity.pairs.filter((pair) => !pair.link && rules.seesPair(asking, pair))
  // the list has two parts, children and relatives: which of them a pair is in is no matter of reach
  const parts = [await setting.ask(who, suggestions.listSuggestions, { limit: 200 }), await setting.ask(who, suggestions.listSuggestions, { limit: 200, who: 'relatives' })]
  const rows = parts.flatMap(({ body }) => body.rows ?? [])
  return answered(mine.length > 0, 'suggestions', { rows: idsOf(mine), total: mine.length }, { rows: idsOf(rows), total: parts.reduce((sum, { body }) => sum + (body.total ?? 0), 0) })
}

/** Nobody in these worlds may be glimpsed: everybody has a secret place. */
const elsewhere: Question = async (setting, who) => {
  const { body } = await setting.ask(who, suggestions.listElsewhere, {})
  return answered(false, 'elsewhere', { rows: [] }, { rows: body.rows })
}

const view: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const { people, identity: { pairs } } = setting.world
  const linked = pairs.filter(({ link }) => link)
  const person = setting.chance.is(0.6) ? setting.chance.pick([(one: Pair) => one.one, (one: Pair) => one.other])(aPair(setting, asking, linked)) : setting.chance.pick(people)
  const seen = rules.knows(asking, person)
  const group = seen ? rules.joinedWith(asking, person, setting.world, noted) : null
  const { status, body } = await setting.ask(who, suggestions.getOneView, { personId: person.id })
  const shown = body as unknown as { registrations: { person: { id: string } }[]; links: { id: string }[] }
  return answered(seen, person.id, group ? { status: 200, people: idsOf(group.people), links: sorted(group.links.map(({ link }) => link!)) } : { status: 404 },
    status === 200 ? { status, people: sorted(shown.registrations.map((one) => one.person.id)), links: idsOf(shown.links) } : { status })
}

/** Asked with an old version, so that nothing ends: refused for another reason by each. */
const separating: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const pair = aPair(setting, asking, setting.world.identity.pairs.filter(({ link }) => link))
  const works = rules.worksOn(asking, pair.one) || rules.worksOn(asking, pair.other)
  const expected = !rules.seesPair(asking, pair, noted) ? 404 : works ? 409 : 403
  const { status } = await setting.ask(who, suggestions.endLink, { linkId: pair.link!, version: 99, reason: 'Prova' })
  return answered(expected === 409, pair.link!, { status: expected }, { status })
}

const question: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aRow(setting, setting.world.identity.questions, (row) => rules.sideOf(asking, row) === 'asked', (row) => rules.sideOf(asking, row) === 'received')
  const side = rules.sideOf(asking, one, noted)
  const { status, body } = await setting.ask(who, asked.getQuestion, { questionId: one.id })
  const shown = body as unknown as { side: string; person: { id: string } | null; targets: { person: { id: string } }[]; can: { answer: boolean } }
  return answered(side !== null, one.id,
    side ? { status: 200, side, about: side === 'asked' ? one.about.id : null, targets: side === 'received' ? [one.target.id] : [], answers: side === 'received' && rules.worksOn(asking, one.target) } : { status: 404 },
    status === 200 ? { status, side: shown.side, about: shown.person?.id ?? null, targets: shown.targets.map(({ person }) => person.id), answers: shown.can.answer } : { status })
}

const questionsOf: Question = async (setting, who, now) => {
  const asking = asks(setting, who, now)
  const side = setting.chance.pick(['asked', 'received'] as const)
  const mine = setting.world.identity.questions.filter((row) => rules.sideOf(asking, row) === side)
  const { body } = await setting.ask(who, asked.listQuestions, { side, limit: 200 })
  return answered(mine.length > 0, side, { rows: idsOf(mine), total: mine.length }, { rows: idsOf(body.rows ?? []), total: body.total })
}

const trace: Question = async (setting, who, now, noted) => {
  const asking = asks(setting, who, now)
  const one = aRow(setting, setting.world.identity.traces, (row) => rules.seesTrace(asking, row), (row) => rules.seesTrace(asking, row) && !rules.seeks(asking, row), (row) => rules.hidesTrace(asking, row))
  const seen = rules.seesTrace(asking, one, noted)
  if (seen) noted.add(rules.seeks(asking, one) ? 'a search he may follow' : 'a search he only reads')
  const { status, body } = await setting.ask(who, traces.getTrace, { traceId: one.id })
  return answered(seen, one.id, seen ? { status: 200, changes: rules.seeks(asking, one) } : { status: 404 }, status === 200 ? { status, changes: (body as unknown as { can: { change: boolean } }).can.change } : { status })
}

const tracesOf: Question = async (setting, who, now) => {
  const asking = asks(setting, who, now)
  const mine = setting.world.identity.traces.filter((row) => rules.seesTrace(asking, row))
  const { body } = await setting.ask(who, traces.listTraces, { limit: 200 })
  return answered(mine.length > 0, 'traces', { rows: idsOf(mine), total: mine.length }, { rows: idsOf(body.rows ?? []), total: body.total })
}

/** Each with how often it is asked. */
export const identityQuestions: readonly (readonly [name: string, weight: number, question: Question])[] = [
  ['compare two registrations', 5, suggestion], ['list pairs', 2, listed], ['list other services', 0.5, elsewhere], ['registrations read as one', 5, view], ['separate two registrations', 3, separating],
  ['read a question between services', 4, question], ['list questions', 2, questionsOf], ['read a search for a relative', 4, trace], ['list searches', 2, tracesOf],
]
