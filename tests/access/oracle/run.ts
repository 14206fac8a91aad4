import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { posts } from './oracle.ts'
import { clockQuestions } from './clock-questions.ts'
import { identityQuestions } from './identity-questions.ts'
import { workQuestions } from './work-questions.ts'
import { questions as ofFiles, type Answer, type Ask, type Decision } from './questions.ts'
import type { Chance } from './random.ts'
import type { File, Operator, Unit, World } from './shapes.ts'
import { SOON } from './world.ts'

/** Calls the product in process, as the browser would. */
export const asking = (app: FastifyInstance): Ask => async (operator, endpoint, input) => {
  const given = { ...input }
  const take = (name: string): string | undefined => {
    const value = given[name]
    delete given[name]
    return value === undefined || value === null ? undefined : String(value)
  }
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => take(name) ?? '')
  const query = new URLSearchParams(Object.keys(endpoint.query.shape).flatMap((name) => { const value = take(name); return value === undefined ? [] : [[name, value] as [string, string]] }))
  const write = endpoint.method !== 'GET'
  const response = await app.inject({
    method: endpoint.method,
    url: query.size ? `${path}?${query}` : path,
    headers: { cookie: `accanto_session=${operator.token}`, ...(write ? { 'idempotency-key': randomUUID() } : {}) },
    ...(write ? { payload: given } : {}),
  })
  return { status: response.statusCode, body: (String(response.headers['content-type']).includes('json') ? JSON.parse(response.body) : { text: response.body }) as Answer['body'] }
}

type Asked = (typeof workQuestions)[number]
/** What may be asked about: the file with its legal clock, the work on it, and who is whom. */
export const subjects = { files: [...ofFiles, ...clockQuestions], work: workQuestions, identity: identityQuestions } as const satisfies Record<string, readonly Asked[]>
export type Subject = keyof typeof subjects
function choose(chance: Chance, questions: readonly Asked[]): Asked {
  let left = chance.next() * questions.reduce((sum, [, weight]) => sum + weight, 0)
  return questions.find(([, weight]) => (left -= weight) < 0) ?? questions[0]!
}

/** Mostly somebody for whom the rules have more to say than "nothing". */
function chooseWho(world: World, chance: Chance, subject: Subject): Operator {
  if (subject === 'work' && chance.is(0.12)) return chance.pick(world.work.readers)
  if (chance.is(0.05)) return chance.pick(world.operators.filter(({ session }) => session !== 'live'))
  if (chance.is(0.3)) return chance.pick(world.notable)
  if (chance.is(0.2)) return chance.pick(world.operators)
  const lively = world.operators.filter((one) => posts(one, world.today, new Set()).length)
  return chance.pick(lively)
}

/** One decision; a session that does not live refuses everything with 401, whatever it would reach. */
export async function decide(world: World, chance: Chance, ask: Ask, subject: Subject): Promise<Decision> {
  const [question, , run] = choose(chance, subjects[subject])
  const who = chooseWho(world, chance, subject)
  const rules: Decision['rules'] = new Set()
  let refused = false
  const fileOf = (about: string) => world.files.find(({ id, child, entries, grants }) => [id, child.id, ...entries.map((one) => one.id), ...grants.map((one) => one.id)].includes(about))
  const watched: Ask = async (operator, endpoint, input) => {
    const answer = await ask(operator, endpoint, input)
    if (operator === who && answer.status === 401) refused = true
    return answer
  }
  const at = Date.now()
  const decision = await run({ world, chance, ask: watched }, who, at, rules)
  if (who.session === 'live') return { ...decision, ...(refused ? { got: { status: 401 } } : {}), question, who, rules, at, file: fileOf(decision.about) }
  return { question, who, at, file: undefined, about: decision.about, allowed: false, expected: { status: 401 }, got: refused ? { status: 401 } : decision.got, rules: new Set([`a session that is ${who.session}`]) }
}

export interface Tally {
  decisions: number
  allowed: number
  rules: Map<string, number>
  questions: Map<string, number>
  disagreements: Decision[]
}
export const emptyTally = (): Tally => ({ decisions: 0, allowed: 0, rules: new Map(), questions: new Map(), disagreements: [] })

const bump = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1)

/** Asks so many questions of a loaded world, about one subject or about either, stopping at the first disagreement when told. */
export async function decideMany(world: World, chance: Chance, ask: Ask, count: number, tally: Tally, { stopAtFirst = false, about }: { stopAtFirst?: boolean; about?: Subject } = {}): Promise<void> {
  // what begins and lapses by itself does so now, after it was loaded
  await sleep(Math.max(0, world.born + SOON / 2 + 100 - Date.now()))
  for (let n = 0; n < count; n++) {
    const decision = await decide(world, chance, ask, about ?? (n % 2 ? 'work' : 'files'))
    tally.decisions++
    if (decision.allowed) tally.allowed++
    bump(tally.questions, decision.question)
    for (const rule of decision.rules) bump(tally.rules, rule)
    if (isDeepStrictEqual(decision.expected, decision.got)) continue
    tally.disagreements.push(decision)
    if (stopAtFirst || tally.disagreements.length >= 20) return
  }
}

export function describeTally({ decisions, allowed, rules, questions: asked }: Tally): string {
  const lines = (map: Map<string, number>) => [...map].sort((a, b) => a[1] - b[1]).map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`).join('\n')
  return `${decisions} decisions, ${((allowed / decisions) * 100).toFixed(1)} % allowed\nby rule:\n${lines(rules)}\nby question:\n${lines(asked)}`
}

const partyOf = (party: Unit | Operator): string => ('parent' in party ? `unit ${party.id.slice(-6)}` : `person ${party.id.slice(-6)}`)
const instant = (ms: number): string => (ms === Infinity ? '…' : new Date(ms).toISOString())
const describeFile = ({ holder, grants, withholdings }: File): string =>
  [
    `  held by ${holder.id.slice(-6)}`,
    ...grants.map(({ kind, to, sections, state, from, until }) => `  ${kind} ${state} to ${partyOf(to)} ${sections.join('')} ${instant(from)}–${instant(until)}`),
    ...withholdings.map(({ from, sections, lifted, until }) => `  withheld${lifted ? ' (lifted)' : ''} from ${partyOf(from)} ${sections.join('')} –${instant(until)}`),
  ].join('\n')

/** A disagreement in words, without the cycles of the world. */
export const describeDecision = ({ question, who, about, file, at, expected, got, rules }: Decision): string =>
  `${instant(at)} ${file ? describeFile(file) : ''}\n  works ${who.jobs.map(({ unit, from, to }) => `${unit.id.slice(-6)} ${from}–${to ?? ''}`).join(', ')}\n  `+
  `${question} by ${who.id} (${who.posts.map(({ role, unit, from, to }) => `${role} ${unit.id.slice(-6)} < ${unit.parent?.id.slice(-6) ?? ''} ${from}–${to ?? ''}`).join(', ')}) about ${about}\n  rules: ${[...rules].join('; ')}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`
