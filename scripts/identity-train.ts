// Makes src/modules/people/domain/identity/weights.json from the development set, and from nothing else: costs of sounds from spellings of one name,
// then weights by logistic regression on the pairs and on what real searches bring up. Everything is in a fixed order: the same set gives the same file.
//
//   npm run identity:train [-- --people 1000000] [--dry]      about 6 minutes; --dry prints the cross-validated figures and writes nothing
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { costsByEar, SIZE, type SoundCosts } from '#modules/people/domain/identity/distance.ts'
import { groupsOf } from '#modules/people/domain/identity/equivalences.ts'
import { prepare, type Facts, type Prepared } from '#modules/people/domain/identity/facts.ts'
import { FEATURES } from '#modules/people/domain/identity/features.ts'
import { askedKeys } from '#modules/people/domain/identity/keys.ts'
import { PRESCORE_SIGNS } from '#modules/people/domain/identity/prescore-signs.ts'
import type { Weights } from '#modules/people/domain/identity/model.ts'
import { compare, foundIn, type Model, type Profile } from '#modules/people/domain/identity/score.ts'
import { SUPPORTING, supports } from '#modules/people/domain/identity/support.ts'
import { wordWeights, type Hearing } from '#modules/people/domain/identity/word-likeness.ts'
import { wordsOf } from '#modules/people/domain/identity/words.ts'
import { assertData, readTable, root, type Row } from './identity-data.ts'
import { dot, fit, type Example } from './identity-fit.ts'
import { found, loadRegister, retrieve } from './identity-register.ts'
import { learnShortlist } from './identity-shortlist.ts'
import { learnCosts, learnWords, lookalikes, sameWords, type Spelling } from './identity-words.ts'

const { values: options } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, dry: { type: 'boolean', default: false } } })
assertData()
const started = performance.now()
const say = (words: string): void => console.log(`${Math.round((performance.now() - started) / 1000)} s  ${words}`)
const groups = groupsOf()
const file = join(root, 'src/modules/people/domain/identity/weights.json')
/** Its bands are chosen by hand, and kept. */
const before = JSON.parse(readFileSync(file, 'utf8')) as Weights

const hashOf = (text: string): number => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7) >>> 0
const bare = ({ given, family }: Row): Facts => ({ given, family })

const records = new Map([...readTable('records.tsv'), ...readTable('script_records.tsv')].map((row) => [row.id!, row]))
const searches: { id: string; stratum: string; targets: Set<string>; person: Prepared }[] = [...readTable('queries.tsv'), ...readTable('script_queries.tsv')].map((row) => ({ id: row.query!, stratum: row.stratum!, targets: new Set(row.targets === '-' ? [] : row.targets!.split(',')), person: prepare(records.get(row.query!)!, groups) }))
const register = await loadRegister(new Set(searches.flatMap(({ person }) => askedKeys(person).map(({ hash }) => hash))), Number(options.people), groups)
say(`${register.people.length} people`)

const prepared = new Map([...records].map(([id, row]) => [id, prepare(row, groups)]))
const pairs = readTable('pairs.tsv')
const ear = costsByEar()
const tokens = readTable('real/wikidata_tokens.tsv')
const spelled = pairs.filter(({ label }) => label === '1').flatMap(({ a, b }) => {
  const [one, other] = [prepared.get(a!)!.names[0], prepared.get(b!)!.names[0]]
  return one && other ? sameWords(one, other, ear).map(([x, y]) => [x.forms[0]!, y.forms[0]!] as const) : []
})
const sounds = (text: string): string => wordsOf(text, groups).map(({ forms }) => forms[0]).join('')
const learned = learnCosts([...spelled, ...tokens.filter(({ label }) => label === '1').map(({ a, b }) => [sounds(a!), sounds(b!)] as const)])
// as the file will hold them: whoever reads it compares with the same costs as these weights were made with
const rounded = (list: Float64Array): Float64Array => list.map((cost) => Math.round(cost * 100) / 100)
const costs: SoundCosts = { change: rounded(learned.change), omit: rounded(learned.omit) }

/** Spellings of one word, and words that only look alike. */
function spellings(): Spelling[] {
  const single = (text: string) => {
    const found = wordsOf(text, groups)
    return found.length === 1 ? found[0]! : null
  }
  const real = tokens.flatMap(({ a, b, label }): Spelling[] => {
    const [x, y] = [single(a!), single(b!)]
    return x && y ? [{ a: x, b: y, same: label === '1' }] : []
  })
  const seen = new Set<string>()
  const ofOne = pairs.filter(({ label, stratum }) => label === '1' && stratum !== 'alias').flatMap(({ a, b }) => sameWords(prepared.get(a!)!.names[0] ?? [], prepared.get(b!)!.names[0] ?? [], costs)).filter(([x, y]) => {
    const key = [x.text, y.text].sort().join(' ')
    return x.text !== y.text && !seen.has(key) && seen.add(key)
  })
  const pool = [...prepared.values()].flatMap(({ names }) => names.flat())
  return [...real, ...ofOne.map(([a, b]) => ({ a, b, same: true })), ...lookalikes(ofOne.map(([a]) => a), pool, costs).map(([a, b]) => ({ a, b, same: false }))]
}
const words = learnWords(spellings(), costs)
const hearing: Hearing = { costs, words: wordWeights(words) }
say('words')

// records of one child are in one part of the cross-validation, whatever ties them
const joins = new Map<string, string>()
function childOf(id: string): string {
  let at = id
  while (joins.has(at)) at = joins.get(at)!
  return at
}
function tie(a: string, b: string): void {
  const [x, y] = [childOf(a), childOf(b)].sort() as [string, string]
  if (x !== y) joins.set(y, x)
}
for (const { a, b, label } of [...pairs, ...readTable('real/ofac_pairs.tsv')]) if (label === '1') tie(a!, b!)
for (const { id, targets } of searches) for (const target of targets) tie(id, target)
const foldOf = (id: string): number => (Math.imul(hashOf(childOf(id)), 2_654_435_761) >>> 8) % 5

function example(profile: Profile, a: Prepared, b: Prepared, same: boolean, group: string, weight = 1): Example {
  const { values } = foundIn(a, b, { hearing, rarity: register.rarity }, profile)
  return { values: Float32Array.from(values), same, weight, fold: foldOf(group) }
}

const RIDGE = 2
/** What an example of the real sets weighs beside one of the generated pairs. */
const REAL_SHARE = 0.5
const ofPairs = pairs.map(({ a, b, label }) => example('pair', prepared.get(a!)!, prepared.get(b!)!, label === '1', a!))
const aliases = new Map(readTable('real/ofac_records.tsv').map((row) => [row.id!, { bare: prepare(bare(row), groups), whole: prepare(row, groups) }]))
const aliasPairs = readTable('real/ofac_pairs.tsv')
const ofAliases = aliasPairs.map(({ a, b, label }) => example('pair', aliases.get(a!)!.whole, aliases.get(b!)!.whole, label === '1', a!, REAL_SHARE))
const ofWords = tokens.map(({ a, b, label }) => example('names', prepare({ given: a }, groups), prepare({ given: b }, groups), label === '1', a!, REAL_SHARE))
const ofNames = [...aliasPairs.map(({ a, b, label }) => example('names', aliases.get(a!)!.bare, aliases.get(b!)!.bare, label === '1', a!)), ...ofWords]
say('pairs')

/** So many of what a search brings up are kept to learn from: before and after the second look. */
const [KEPT, HARD] = [120, 80]

interface Searched {
  known: boolean
  alias: boolean
  fold: number
  targets: number
  found: { example: Example; at: number }[]
}

const readyAt = new Map<number, Prepared>()
function preparedAt(at: number): Prepared {
  let found = readyAt.get(at)
  if (!found) readyAt.set(at, (found = prepare(register.people[at]!, groups)))
  return found
}

/** The best by these weights, and the targets wherever they are. */
const hardest = (found: Searched['found'], weights: Float64Array, most: number): Searched['found'] =>
  found.map((one) => ({ one, score: dot(weights, one.example.values) })).sort((p, q) => q.score - p.score || p.one.at - q.one.at).filter(({ one }, index) => index < most || one.example.same).map(({ one }) => one)

const shortlist = learnShortlist({
  searches: searches.map(({ id, person, targets, stratum }) => ({ person, fold: foldOf(id), known: stratum === 'known', alias: stratum === 'alias', targets: new Set([...targets].flatMap((target) => register.places.get(target) ?? [])) })),
  found: (person) => found(person, register), signatures: register.signatures, rarity: register.rarity,
}, say)

/** What searches bring up: the targets, and those that come before or near them. */
const mined = (weights: Float64Array): Searched[] => searches.map(({ id, person, targets, stratum }) => {
  const all = retrieve(person, register, shortlist).map((at) => ({ at, example: example('search', person, preparedAt(at), targets.has(register.people[at]!.id!), id) }))
  return { known: stratum === 'known', alias: stratum === 'alias', fold: foldOf(id), targets: targets.size, found: hardest(all, weights, KEPT) }
})

/** Best F1 over all thresholds. */
function bestF1(scored: readonly { score: number; same: boolean }[]): number {
  const order = [...scored].sort((a, b) => b.score - a.score)
  const all = order.filter(({ same }) => same).length
  let right = 0
  let best = 0
  for (const [index, { same }] of order.entries()) {
    if (same) right++
    if (order[index + 1]?.score !== order[index]!.score) best = Math.max(best, (2 * right) / (index + 1 + all))
  }
  return best
}
const crossed = (examples: readonly Example[], l2: number): number => bestF1([0, 1, 2, 3, 4].flatMap((fold) => {
  const weights = fit(examples.filter((one) => one.fold !== fold), l2)
  return examples.filter((one) => one.fold === fold).map((one) => ({ score: dot(weights, one.values), same: one.same }))
}))
say(`cross-validated F1: pairs ${crossed([...ofPairs, ...ofAliases], RIDGE).toFixed(4)}, names only ${crossed(ofNames, RIDGE).toFixed(4)}`)

const PAIR_SHARE = 0.3
/** From which mean of two steps on another registration speaks for one: below even odds, where each step alone says little. */
const SUPPORT_FROM = -100
const FOLDS = [0, 1, 2, 3, 4]

/** First, one of the first ten, and share of all the targets in the first ten, of the searches for known children. */
function recalls(of: readonly Searched[], scores: ReadonlyMap<Searched, readonly number[]>): string {
  let [top, ten, known, all, targets] = [0, 0, 0, 0, 0]
  for (const search of of) {
    if (!search.known) continue
    const order = search.found.map(({ example: { same } }, index) => ({ same, score: scores.get(search)![index]! })).sort((p, q) => q.score - p.score).slice(0, 10)
    known++
    targets += search.targets
    all += order.filter(({ same }) => same).length
    if (order[0]?.same) top++
    if (order.some(({ same }) => same)) ten++
  }
  return `R@1 ${(top / known).toFixed(4)}, R@10 ${(ten / known).toFixed(4)}, all registrations ${(all / targets).toFixed(4)}`
}

const examplesOf = (of: readonly Searched[], leave: number): Example[] =>
  [...ofPairs.map((one) => ({ ...one, weight: PAIR_SHARE })), ...of.filter(({ alias }) => !alias).flatMap(({ found }) => found.map((one) => one.example))].filter(({ fold }) => fold !== leave)

/** Weights of the search, from what searches bring up with weights that saw what earlier ones brought up; with their cross-validated figures. */
function searchWeights(): { search: Float64Array; support: { from: number; weight: number } } {
  const byPairs = fit(ofPairs, RIDGE)
  const first = mined(byPairs)
  say('searches mined')
  const again = fit(examplesOf(first.map((one) => ({ ...one, found: hardest(one.found, byPairs, HARD / 2) })), -1), RIDGE)
  const second = first.map((one) => ({ ...one, found: hardest(one.found, again, HARD) }))
  const unseen = new Map<Searched, number[]>()
  for (const fold of FOLDS) {
    const weights = fit(examplesOf(second, fold), RIDGE)
    for (const one of second) if (one.fold === fold) unseen.set(one, one.found.map((each) => dot(weights, each.example.values)))
  }
  say(`cross-validated search, each by itself: ${recalls(second, unseen)}`)
  const search = fit(examplesOf(second, -1), RIDGE)
  return { search, support: supportWeights(second, unseen, search) }
}

/** What another registration adds, by the scores of searches that the weights had not seen. */
function supportWeights(of: readonly Searched[], unseen: ReadonlyMap<Searched, readonly number[]>, search: Float64Array): { from: number; weight: number } {
  const model: Model = { scoreVersion: '', hearing, weights: { search, pair: search, names: search }, bands: before.bands, support: { from: 0, weight: 0 }, shortlist }
  const raw = of.map((one) => {
    const order = one.found.map((each, index) => ({ each, index, score: Math.round(unseen.get(one)![index]! * 100) })).sort((p, q) => q.score - p.score || p.each.at - q.each.at)
    const between = (x: number, y: number) => compare(preparedAt(order[x]!.each.at), preparedAt(order[y]!.each.at), model, register.rarity, 'search').score
    return { one, order, gains: supports(order.map(({ score }) => score), between, { from: SUPPORT_FROM, weight: 1 }) }
  })
  const examples = raw.filter(({ one }) => !one.alias).flatMap(({ one, order, gains }) =>
    order.slice(0, SUPPORTING).map(({ each, score }, at): Example => ({ values: Float64Array.of(1, score / 100, gains[at]! / 100), same: each.example.same, weight: 1, fold: one.fold })))
  const [, own, other] = fit(examples, RIDGE)
  const weight = Math.round((other! / own!) * 100) / 100
  const together = new Map(raw.map(({ one, order, gains }): [Searched, number[]] => {
    const scores: number[] = []
    for (const [at, { index, score }] of order.entries()) scores[index] = score + weight * gains[at]!
    return [one, scores]
  }))
  say(`cross-validated search, supported by each other (${weight}): ${recalls(of, together)}`)
  return { from: SUPPORT_FROM, weight }
}

const named = (weights: Float64Array): Record<string, number> => Object.fromEntries(FEATURES.map(({ name }, at): [string, number] => [name, Math.round(weights[at]! * 1000) / 1000]).filter(([, weight]) => weight))
const { search, support } = searchWeights()
const change: number[] = []
for (let x = 0; x < SIZE; x++) for (let y = x + 1; y < SIZE; y++) change.push(Math.round(costs.change[x * SIZE + y]! * 100))
const body = {
  trainedOn: `development set, ${ofPairs.length} pairs, ${searches.length} searches among ${register.people.length} people`, bands: before.bands,
  profiles: { search: named(search), pair: named(fit([...ofPairs, ...ofAliases], RIDGE)), names: named(fit(ofNames, RIDGE)) }, shortlist: Object.fromEntries(PRESCORE_SIGNS.map((name, at): [string, number] => [name, shortlist[at]!]).filter(([, weight]) => weight)), support, sounds: { change, omit: Array.from(costs.omit, (cost) => Math.round(cost * 100)) }, words,
}
const version = `1.${hashOf(JSON.stringify(body)).toString(36)}`
if (!options.dry) writeFileSync(file, `${JSON.stringify({ scoreVersion: version, ...body }, null, 1)}\n`)
say(`${options.dry ? 'not written' : 'weights.json'}, version ${version}`)
