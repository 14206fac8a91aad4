import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { answerTo } from '#tests/support/fill-instrument.ts'
import { instrument as described } from '../../contract/instrument.ts'
import { lackingOf } from '../complete.ts'
import { tallyOf } from '../counts.ts'
import { faultsOf } from '../faults.ts'
import { type Circumstances, type Filled, visibleItems } from '../fill.ts'
import { misfit } from '../fits.ts'
import type { Answer, Instrument, Item, Section } from '../instrument.ts'
import { formItems } from './form.ts'
import { shippedInstruments } from './index.ts'

const around: Circumstances = { moment: 'T0', age: 16, heldOn: '2026-11-22' as PlainDate }
const byKey = (key: string): Instrument => shippedInstruments.findLast((one) => one.key === key)!
const itemsOf = (instrument: Instrument): Item[] => instrument.sections.flatMap(({ items }) => items)
const item = (instrument: Instrument, key: string): Item => itemsOf(instrument).find((one) => one.key === key)!
const section = (instrument: Instrument, key: string): Section => instrument.sections.find((one) => one.key === key)!
const everyWord = (value: unknown): { it: string; en: string }[] => {
  if (Array.isArray(value)) return value.flatMap(everyWord)
  if (value === null || typeof value !== 'object') return []
  const own = value as Record<string, unknown>
  return typeof own['it'] === 'string' && typeof own['en'] === 'string' ? [own as { it: string; en: string }] : Object.values(own).flatMap(everyWord)
}

function fillWhole(instrument: Instrument, pick: number): Filled[] {
  const people = instrument.about === 'people' ? ['p1', 'p2'] : []
  let filled: Filled[] = []
  // what is shown depends on what was answered: a second round fills what the first opened
  for (let round = 0; round < 3; round++) {
    filled = instrument.sections.flatMap((one) => (one.each ? people : [null]).map((person) => ({
      section: one.key, person, answers: Object.fromEntries(visibleItems(instrument, one, filled, person, around).map((each) => [each.key, answerTo(each, pick)])),
    })))
  }
  return filled
}

describe.each(shippedInstruments.map((one) => [`${one.key} ${one.version}`, one] as const))('%s', (_, instrument) => {
  it('can be published', () => {
    expect(faultsOf(instrument)).toEqual([])
  })
  it('is what the contract describes, and nothing of it is lost on the way', () => {
    expect(described.parse(instrument)).toEqual(JSON.parse(JSON.stringify(instrument)))
  })
  it('says everything in both languages, and differently', () => {
    const words = everyWord(instrument)
    expect(words.length).toBeGreaterThan(40)
    expect(words.filter(({ it: italian, en }) => !italian.trim() || !en.trim())).toEqual([])
    // no long text was left in the other language
    expect(words.filter(({ it: italian, en }) => italian.length > 25 && italian === en)).toEqual([])
  })
  it('says its source and what is not sure', () => {
    expect(instrument.source.text.length).toBeGreaterThan(20)
    expect(instrument.source.sure === 'S' || instrument.caveat !== undefined).toBe(true)
  })
  it.each([0, 1, 2, 3])('can be completed, whatever is chosen (%i)', (pick) => {
    const filled = fillWhole(instrument, pick)
    const people = instrument.about === 'people' ? ['p1', 'p2'] : []
    expect(lackingOf(instrument, filled, people, around)).toEqual([])
    expect(filled.flatMap((one) => Object.entries(one.answers).map(([key, answer]) => misfit(item(instrument, key), answer, '2026-11-22' as PlainDate))).filter(Boolean)).toEqual([])
  })
  it('is not complete when nothing is said', () => {
    expect(lackingOf(instrument, [], instrument.about === 'people' ? ['p1'] : [], around)).not.toEqual([])
  })
  it('asks the child, with words for the child', () => {
    const own = itemsOf(instrument).filter((one) => one.voice === 'child' && one.kind === 'text' && 'long' in one && one.long)
    expect(own.filter(({ childWords }) => !childWords)).toEqual([])
  })
  it('has no field for what is never stored', () => {
    const asked = itemsOf(instrument).flatMap((one) => [one.label, ...(one.kind === 'choice' || one.kind === 'choices' ? one.options.map(({ label }) => label) : []), ...(one.kind === 'table' ? one.columns.map(({ label }) => label) : [])])
    const never = /\b(foto|audio|registrazion|hiv|orientamento sessuale|religion|etnia|etnic|attendibil|credibil|verit|radiografi|sospettat|colpevole|abusante)/i
    expect(asked.filter(({ it: words }) => never.test(words) && !/etnopsicolog/i.test(words))).toEqual([])
  })
})

describe('what the sources ask', () => {
  it('holds a key once, and one version of each', () => {
    expect(new Set(shippedInstruments.map(({ key, version }) => `${key} ${version}`)).size).toBe(shippedInstruments.length)
  })

  it('says of items that are there which tell only how it was filled, and never of what the child says', () => {
    for (const [key, items] of Object.entries(formItems)) {
      expect([key, items.filter((one) => !itemsOf(byKey(key)).some((own) => own.key === one && own.voice !== 'child'))]).toEqual([key, []])
    }
  })

  it('Mondo del bambino: three sides, 7 + 5 + 5 dimensions, six levels and NV, three voices, at T0 T1 T2', () => {
    const world = byKey('mondo_del_bambino')
    const sides = ['bambino', 'famiglia', 'ambiente'].map((key) => section(world, key).items)
    expect(sides.map((one) => one.length)).toEqual([7, 5, 5])
    for (const one of sides.flat()) {
      expect(one).toMatchObject({ kind: 'scale', worse: 'down', notRated: true, words: 'voices' })
      expect(one.kind === 'scale' && one.levels.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6])
      expect(one.childWords!.it).toContain('?')
      expect(one.area).toBeDefined()
    }
    expect(world.moment).toBe('phases')
    expect(world.caveat!.it).toContain('non è RPMonline')
  })
  it('Mondo del bambino: the child who did not take part needs a word on how', () => {
    const filled = fillWhole(byKey('mondo_del_bambino'), 1)
    const without = filled.map((one) => (one.section === 'rilevazione' ? { ...one, answers: { partecipanti: { choices: ['madre'] } } } : one))
    expect(lackingOf(byKey('mondo_del_bambino'), without, [], around)).toHaveLength(1)
  })

  it('entry talk: sittings, phases a–d, who conducts, report in six parts with the child’s opinion, the three days', () => {
    const talk = byKey('colloquio_ingresso_msna')
    expect(talk.sittings).toBe(true)
    expect(talk.phases!.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd'])
    expect(new Set(talk.sections.flatMap(({ phase }) => phase ?? []))).toEqual(new Set(['a', 'b', 'c', 'd']))
    expect(['r1_storia', 'r2_relazioni', 'r3_profili', 'r4_fatti', 'r5_coinvolgimento', 'r6_opinione'].map((key) => item(talk, key).required)).toEqual([true, true, true, true, true, true])
    expect(item(talk, 'r6_opinione').voice).toBe('child')
    expect(talk.meets!.rule).toBe('MSNA-05')
    expect(talk.fillers.professions).toEqual(['assistente_sociale', 'psicologo', 'educatore', 'pedagogista'])
  })

  it('early detection: every group and indicator of the sheet, and a human decision with its follow-up', () => {
    const sheet = byKey('rilevazione_precoce')
    const groups = Object.fromEntries(sheet.sections.slice(1, -1).map((one) => [one.key, one.items.length]))
    expect(groups).toEqual({ fisici: 6, emotivi: 10, cura: 7, lavoro: 4, sessuale: 4, mgf: 7, allontanamento: 5 })
    expect(sheet.sections.slice(1, -1).flatMap(({ items }) => items).every(({ kind }) => kind === 'indicator')).toBe(true)
    expect(sheet.closing!.decisions.map(({ follow }) => follow)).toEqual(['none', 'reassess', 'task', 'task', 'report', 'urgent'])
    expect(sheet.closing!.decisions.every(({ words }) => words)).toBe(true)
  })
  it('early detection: an indicator without its fact, day and who stops it', () => {
    const sheet = byKey('rilevazione_precoce')
    const filled = fillWhole(sheet, 0).map((one) => (one.section === 'fisici' ? { ...one, answers: { ...one.answers, lesioni: { state: 'observed' as const, on: '2026-10-03', who: 'educatrice', strength: 'weak' as const } } } : one))
    expect(lackingOf(sheet, filled, [], around)).toMatchObject([{ section: 'fisici', item: 'lesioni' }])
  })

  it('trafficking: six dimensions counted apart, positive only by the rule, referral to be confirmed', () => {
    const sheet = byKey('indicatori_tratta')
    expect(sheet.dimensions).toHaveLength(6)
    expect(sheet.source.sure).toBe('?')
    expect(sheet.caveat!.it).toContain('800 290 290')
    const marked = (key: string, strength: 'strong' | 'medium' | 'weak'): Answer => ({ state: 'observed', on: '2026-10-03', who: 'educatrice', fact: key, strength })
    const filled: Filled[] = [
      { section: 'sfruttamento', person: null, answers: { sfruttamento_1: marked('a', 'strong'), sfruttamento_2: marked('b', 'weak') } },
      { section: 'coercizione', person: null, answers: { coercizione_1: marked('c', 'strong') } },
    ]
    expect(tallyOf(sheet, filled, [], around).dimensions.map(({ key, positive }) => [key, positive])).toEqual([
      ['reclutamento_ingannevole', false], ['reclutamento_coercitivo', false], ['reclutamento_vulnerabilita', false], ['sfruttamento', true], ['coercizione', false], ['vulnerabilita_destinazione', false],
    ])
  })

  it('need: thirteen areas, seriousness 0–4, serious from 3 on, for the person and for each of a household', () => {
    for (const key of ['bisogno_persona', 'bisogno_nucleo']) {
      const scales = itemsOf(byKey(key)).filter((one) => one.kind === 'scale')
      expect(scales).toHaveLength(13)
      for (const one of scales) expect(one.kind === 'scale' && { values: one.levels.map(({ value }) => value), from: one.seriousFrom, worse: one.worse }).toEqual({ values: [0, 1, 2, 3, 4], from: 3, worse: 'up' })
    }
    expect(byKey('bisogno_persona').sections.some(({ each }) => each)).toBe(false)
    expect(byKey('bisogno_nucleo').sections.filter(({ each }) => each)).toHaveLength(13)
  })
  it('need: a serious area needs an action', () => {
    const need = byKey('bisogno_persona')
    const filled = fillWhole(need, 3).map((one) => (one.section === 'abi' ? { ...one, answers: { ...one.answers, abi_azione: {} } } : one))
    expect(lackingOf(need, filled, [], around)).toMatchObject([{ section: 'abi', item: 'abi_azione' }])
  })

  it('art. 17: every condition of the list', () => {
    const conditions = item(byKey('vulnerabilita_art17'), 'condizioni')
    expect(conditions.kind === 'choices' && conditions.options.map(({ key }) => key)).toEqual(['nessuno', 'disabilita', 'anziano', 'gravidanza', 'genitore_solo', 'tratta', 'malattia', 'disturbo_mentale', 'violenza', 'violenza_genere', 'mgf', 'naufragio'])
    const talk = item(byKey('colloquio_ingresso_msna'), 'r3_profili')
    expect(talk.kind === 'choices' && talk.options).toEqual(conditions.kind === 'choices' && conditions.options)
  })
  it('early detection: the forms of harm are those of the list of codes', () => {
    const { rows } = JSON.parse(readFileSync('db/reference/codes.json', 'utf8')) as { rows: string[][] }
    const forms = item(byKey('rilevazione_precoce'), 'forme')
    expect(forms.kind === 'choices' && forms.options.map(({ key, label }) => [key, label.it, label.en])).toEqual(rows.filter(([list]) => list === 'abuse_form').map((row) => row.slice(1, 4)))
  })
  it('trafficking: says on each of the six that the single indicators are not there, and who puts them in', () => {
    const sheet = byKey('indicatori_tratta')
    expect(sheet.sections.filter(({ key }) => sheet.dimensions!.some((one) => one.key === key)).map(({ help }) => help!.it.startsWith('Fonte non disponibile, indicatori da inserire dal servizio.'))).toEqual(Array(6).fill(true))
  })
  it('trafficking: a row is a fact somebody saw, never an indicator of a list we did not read', () => {
    const sheet = byKey('indicatori_tratta')
    const rows = itemsOf(sheet).filter(({ kind }) => kind === 'indicator').map(({ label }) => label)
    expect(rows).toHaveLength(24)
    expect(rows.filter(({ it: words, en }) => /indicator/i.test(words + en) || !/: fatto \d$/.test(words))).toEqual([])
  })
  it('a second version asks everything that the first asked, by the same keys', () => {
    for (const later of shippedInstruments.filter(({ version }) => version > 1)) {
      const keys = new Set(itemsOf(later).map(({ key }) => key))
      const first = shippedInstruments.find(({ key, version }) => key === later.key && version === later.version - 1)!
      expect([later.key, itemsOf(first).filter(({ key }) => !keys.has(key))]).toEqual([later.key, []])
    }
  })

  it('best interests: a determination adds panel and review', () => {
    const bia = byKey('superiore_interesse')
    const filled = fillWhole(bia, 2)
    expect(visibleItems(bia, section(bia, 'determinazione'), filled, null, around)).not.toEqual([])
    expect(visibleItems(bia, section(bia, 'determinazione'), fillWhole(bia, 0), null, around)).toEqual([])
    expect(item(bia, 'opzioni')).toMatchObject({ kind: 'table', required: true })
  })

  it('autonomy: every step of the checklist has its two dates before 18', () => {
    const sheet = byKey('autonomia_18')
    const steps = itemsOf(sheet).filter((one) => one.kind === 'choice')
    expect(steps.map(({ key }) => sheet.beforeEighteen![key]?.length)).toEqual(steps.map(() => 2))
    for (const key of ['identita', 'permesso', 'cf', 'residenza', 'lingua', 'titolo', 'lavoro', 'conto', 'casa', 'riferimento', 'budget']) expect(steps.some((one) => one.key === key)).toBe(true)
    for (const months of Object.values(sheet.beforeEighteen!)) expect(months[0]).toBeGreaterThan(months[1]!)
  })

  it('clinical content is only a referral, behind its wall', () => {
    const walled = shippedInstruments.flatMap((one) => one.sections.filter(({ clinical }) => clinical))
    expect(walled.map(({ key, reach }) => [key, reach])).toEqual([['psicologico', 'health']])
  })
})
