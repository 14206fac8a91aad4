// Makes src/modules/people/domain/identity/weights.json from the development set, and from nothing else: costs of sounds from spellings of one name,
// then weights by logistic regression on the pairs and on what real searches bring up. Everything is in a fixed order: the same set gives the same file.
//
//   npm run identity:train [-- --people 1000000] [--dry] [--pairs]      about 6 minutes; --dry prints the cross-validated figures and writes nothing;
//   --pairs makes only the profiles of pairs and of names anew (2 minutes) and leaves the costs of sounds and the weights of the search as they are
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { align } from '#modules/people/domain/identity/align.ts'
import { alignment, costsByEar, likeness, SIZE, type SoundCosts } from '#modules/people/domain/identity/distance.ts'
import { groupsOf } from '#modules/people/domain/identity/equivalences.ts'
import { prepare, type Facts, type Prepared } from '#modules/people/domain/identity/facts.ts'
import { FEATURES, findings } from '#modules/people/domain/identity/features.ts'
import { askedKeys, storedKeys } from '#modules/people/domain/identity/keys.ts'
import { FULL_COMPARISONS, BUDGET, ENOUGH_READ, LONG_LIST, Prescorer } from '#modules/people/domain/identity/prescore.ts'
import { modelOf, type Weights } from '#modules/people/domain/identity/model.ts'
import { rarityBy } from '#modules/people/domain/identity/rarity.ts'
import { SIGNATURE_BYTES, writeSignature } from '#modules/people/domain/identity/signature.ts'
import { wordsOf } from '#modules/people/domain/identity/words.ts'
import type { Rarity } from '#modules/people/domain/identity/align.ts'
import { assertData, gallery, readTable, root, type Row } from './identity-data.ts'
import { dot, fit, type Example } from './identity-fit.ts'

const { values: options } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, dry: { type: 'boolean', default: false }, pairs: { type: 'boolean', default: false } } })
assertData()
const started = performance.now()
const say = (words: string): void => console.log(`${Math.round((performance.now() - started) / 1000)} s  ${words}`)
const groups = groupsOf()
const file = join(root, 'src/modules/people/domain/identity/weights.json')

/** Costs from counts of what was heard for what; where nothing was seen, by ear. */
function learnCosts(pairs: readonly (readonly [string, string])[]): SoundCosts {
  const [scale, trust] = [0.15, 10]
  const ear = costsByEar()
  let costs = ear
  for (let round = 0; round < 3; round++) {
    const [heard, omitted, seen] = [new Float64Array(SIZE * SIZE), new Float64Array(SIZE), new Float64Array(SIZE)]
    for (const [a, b] of pairs) {
      if (likeness(a, b, costs) < 0.55) continue
      for (const [x, y] of alignment(a, b, costs)) {
        if (x >= 0) seen[x]!++
        if (y >= 0) seen[y]!++
        if (x < 0) omitted[y]!++
        else if (y < 0) omitted[x]!++
        else {
          heard[x * SIZE + y]!++
          if (x !== y) heard[y * SIZE + x]!++
        }
      }
    }
    const next: SoundCosts = { change: new Float64Array(SIZE * SIZE), omit: new Float64Array(SIZE) }
    for (let x = 0; x < SIZE; x++) {
      next.omit[x] = Math.min(1.1, -scale * Math.log((omitted[x]! + trust * Math.exp(-ear.omit[x]! / scale)) / (seen[x]! / 2 + trust)))
      for (let y = 0; y < SIZE; y++) {
        if (x === y) continue
        const both = Math.sqrt((heard[x * SIZE + x]! + trust) * (heard[y * SIZE + y]! + trust))
        next.change[x * SIZE + y] = Math.max(0.01, Math.min(1.3, -scale * Math.log((heard[x * SIZE + y]! + trust * Math.exp(-ear.change[x * SIZE + y]! / scale)) / both)))
      }
    }
    costs = next
  }
  return costs
}

interface Register {
  people: Row[]
  lists: Map<number, number[]>
  signatures: DataView
  rarity: Rarity
}

/** The register in memory: only the lists that some search asks for. */
async function loadRegister(asked: ReadonlySet<number>): Promise<Register> {
  const people: Row[] = []
  const lists = new Map([...asked].map((key): [number, number[]] => [key, []]))
  const bearers = new Map<number, number>()
  const size = Number(options.people)
  const signatures = new DataView(new ArrayBuffer((size + 20_000) * SIGNATURE_BYTES))
  for await (const row of gallery(size)) {
    const person = prepare(row, groups)
    writeSignature(person, people.length, signatures, people.length * SIGNATURE_BYTES)
    for (const { hash, kind } of storedKeys(person)) {
      lists.get(hash)?.push(people.length)
      if (kind === 'word') bearers.set(hash, (bearers.get(hash) ?? 0) + 1)
    }
    people.push(row)
  }
  return { people, lists, signatures, rarity: rarityBy((key) => bearers.get(key) ?? 0, people.length) }
}

/** The candidates a search would compare in full, best first: as `people.match_lists` reads them. */
function retrieve(person: Prepared, { lists, signatures, rarity }: Register): number[] {
  const found = askedKeys(person).map(({ hash }) => lists.get(hash)!).filter((list) => list.length).sort((a, b) => a.length - b.length)
  const candidates = new Set<number>()
  let read = 0
  for (const list of found) {
    if (read + list.length > BUDGET || (list.length > LONG_LIST && read >= ENOUGH_READ)) break
    read += list.length
    for (const one of list) candidates.add(one)
  }
  const scorer = new Prescorer(person, rarity)
  return [...candidates].map((at): [number, number] => [at, scorer.score(signatures, at * SIGNATURE_BYTES)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, FULL_COMPARISONS).map(([at]) => at)
}

const hashOf = (text: string): number => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7) >>> 0
const bare = ({ given, family }: Row): Facts => ({ given, family })

const records = new Map([...readTable('records.tsv'), ...readTable('script_records.tsv')].map((row) => [row.id!, row]))
const searches: { id: string; stratum: string; targets: Set<string>; person: Prepared }[] = [...readTable('queries.tsv'), ...readTable('script_queries.tsv')].map((row) => ({ id: row.query!, stratum: row.stratum!, targets: new Set(row.targets === '-' ? [] : row.targets!.split(',')), person: prepare(records.get(row.query!)!, groups) }))
const register = await loadRegister(new Set(searches.flatMap(({ person }) => askedKeys(person).map(({ hash }) => hash))))
say(`${register.people.length} people`)

const prepared = new Map([...records].map(([id, row]) => [id, prepare(row, groups)]))
const pairs = readTable('pairs.tsv')
const ear = costsByEar()
const spelled = pairs.filter(({ label }) => label === '1').flatMap(({ a, b }) => {
  const [one, other] = [prepared.get(a!)!.names[0], prepared.get(b!)!.names[0]]
  return one && other ? align(one, other, ear, register.rarity).matches.map((match) => [match.a.forms[0]!, match.b.forms[0]!] as const) : []
})
const sounds = (text: string): string => wordsOf(text, groups).map(({ forms }) => forms[0]).join('')
const costs = options.pairs ? modelOf(JSON.parse(readFileSync(file, 'utf8')) as Weights).costs : learnCosts([...spelled, ...readTable('real/wikidata_tokens.tsv').filter(({ label }) => label === '1').map(({ a, b }) => [sounds(a!), sounds(b!)] as const)])

function example(a: Prepared, b: Prepared, same: boolean, group: string, weight = 1): Example {
  const { values } = a.order <= b.order ? findings(a, b, { costs, rarity: register.rarity }) : findings(b, a, { costs, rarity: register.rarity })
  return { values, same, weight, fold: hashOf(group) % 5 }
}

/** What an example of the real sets weighs beside one of the generated pairs. */
const REAL_SHARE = 0.5
const ofPairs = pairs.map(({ a, b, label }) => example(prepared.get(a!)!, prepared.get(b!)!, label === '1', a!))
const aliases = new Map(readTable('real/ofac_records.tsv').map((row) => [row.id!, { bare: prepare(bare(row), groups), whole: prepare(row, groups) }]))
const aliasPairs = readTable('real/ofac_pairs.tsv')
const ofAliases = aliasPairs.map(({ a, b, label }) => example(aliases.get(a!)!.whole, aliases.get(b!)!.whole, label === '1', a!, REAL_SHARE))
const ofWords = readTable('real/wikidata_tokens.tsv').map(({ a, b, label }) => example(prepare({ given: a }, groups), prepare({ given: b }, groups), label === '1', a!, REAL_SHARE))
const ofNames = [...aliasPairs.map(({ a, b, label }) => example(aliases.get(a!)!.bare, aliases.get(b!)!.bare, label === '1', a!)), ...ofWords]
say('pairs')

/** What searches bring up: the targets, and those that come before or near them. */
function mined(weights: Float64Array): { examples: Example[]; searches: { known: boolean; fold: number; examples: Example[]; targets: number }[] } {
  const each = searches.map(({ id, person, targets, stratum }) => {
    const all = retrieve(person, register).map((at) => {
      const row = register.people[at]!
      return example(person, prepare(row, groups), targets.has(row.id!), id)
    })
    const best = all.map((one) => ({ one, score: dot(weights, one.values) })).sort((p, q) => q.score - p.score).filter(({ one }, index) => index < 40 || one.same).map(({ one }) => one)
    return { known: stratum === 'known', fold: hashOf(id) % 5, examples: stratum === 'alias' ? [] : best, targets: targets.size }
  })
  return { examples: each.flatMap((one) => one.examples), searches: each }
}

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
say(`cross-validated F1: pairs ${crossed([...ofPairs, ...ofAliases], 2).toFixed(4)}, names only ${crossed(ofNames, 2).toFixed(4)}`)

/** Weights of the search, from what searches bring up, with their cross-validated figures. */
function searchWeights(): Float64Array {
  const first = fit(ofPairs, 2)
  const second = mined(first)
  say('searches mined')
  const PAIR_SHARE = 0.3
  const forSearch = (leave: number): Example[] => [...ofPairs.map((one) => ({ ...one, weight: PAIR_SHARE })), ...second.examples].filter(({ fold }) => fold !== leave)

  let [top, ten, known] = [0, 0, 0]
  for (const fold of [0, 1, 2, 3, 4]) {
    const weights = fit(forSearch(fold), 2)
    for (const search of second.searches) {
      if (search.fold !== fold || !search.known) continue
      known++
      const at = search.examples.map((one) => ({ score: dot(weights, one.values), same: one.same })).sort((a, b) => b.score - a.score).findIndex(({ same }) => same)
      if (at === 0) top++
      if (at >= 0 && at < 10) ten++
    }
  }
  say(`cross-validated search: R@1 ${(top / known).toFixed(4)}, R@10 ${(ten / known).toFixed(4)}`)
  return fit(forSearch(-1), 2)
}

const named = (weights: Float64Array): Record<string, number> => Object.fromEntries(FEATURES.map(({ name }, at): [string, number] => [name, Math.round(weights[at]! * 1000) / 1000]).filter(([, weight]) => weight))
if (!options.dry) {
  const before = JSON.parse(readFileSync(file, 'utf8')) as Weights
  const search = options.pairs ? before.profiles.search : named(searchWeights())
  const change: number[] = []
  for (let x = 0; x < SIZE; x++) for (let y = x + 1; y < SIZE; y++) change.push(Math.round(costs.change[x * SIZE + y]! * 100))
  const body = {
    trainedOn: `development set, ${ofPairs.length} pairs, ${searches.length} searches among ${register.people.length} people`, bands: before.bands,
    profiles: { search, pair: named(fit([...ofPairs, ...ofAliases], 2)), names: named(fit(ofNames, 2)) }, sounds: { change, omit: Array.from(costs.omit, (cost) => Math.round(cost * 100)) },
  }
  const version = `1.${hashOf(JSON.stringify(body)).toString(36)}`
  writeFileSync(file, `${JSON.stringify({ scoreVersion: version, ...body }, null, 1)}\n`)
  say(`weights.json, version ${version}`)
}
