import { formatDate } from '#kernel/web/i18n/format.ts'
import type { CodeLists } from '#kernel/web/lists.ts'
import type { LegalStatusAnswer } from '../../contract/status.ts'
import { givesService } from '../../domain/legal-status.ts'
import type { MeasureSay } from '../words.ts'
import type { StatusSay } from './words.ts'

type Parent = LegalStatusAnswer['parents'][number]
type Office = NonNullable<LegalStatusAnswer['guardian']>

export interface Speech {
  say: StatusSay
  /** Words shared with measures: states, offices. */
  words: MeasureSay
  codes: CodeLists
}

/** Words of an order as part of a sentence: its own full stop is left out. */
const inSentence = (text: string): string => text.trim().replace(/[.;]+$/, '')

/** What a measure gives to the service, in the names of its kinds. */
export const serviceText = (kinds: readonly string[], codes: CodeLists): string => kinds.filter((kind) => givesService.has(kind)).map((kind) => codes.label('measure_kind', kind)).join(', ')

export const parentName = ({ name }: { name: string | null }, say: StatusSay): string => name ?? say.hidden
const holderName = ({ holder }: Office, words: MeasureSay): string => holder.name ?? words.hiddenPerson
const names = (parents: readonly Parent[], say: StatusSay): string => parents.map((one) => parentName(one, say)).join(', ')

/** Who decides, in one sentence. `past`: of a day that is gone. */
export function decidesText(status: LegalStatusAnswer, { say, words }: Speech, past = false): string {
  if (status.stage === 'unborn') return say.unborn
  if (status.stage === 'deceased') return say.deceased
  if (status.decides === 'self') return status.adultOn ? say.selfSince(formatDate(status.adultOn)) : say.self
  if (status.decides === 'guardian' && status.guardian) return say.guardian(words[`role_${status.guardian.role}`], holderName(status.guardian, words))
  const deciding = status.parents.filter((one) => one.decides)
  if (deciding.length > 1) return say.parents(names(deciding, say))
  return deciding[0] ? say.parent(parentName(deciding[0], say)) : past ? say.nobodyThen : say.nobody
}

/** One parent in a sentence, when there is something to say beyond full responsibility. */
export function parentText(one: Parent, { say, words }: Speech): string | null {
  const name = parentName(one, say)
  if (one.state === 'morto') return say.isDead(name, one.from ? formatDate(one.from) : '')
  if (one.state === 'nessuna') return say.notRecognised(name)
  if (one.state === 'non_ancora') return say.notYet(name, one.to ? formatDate(one.to) : '')
  if (one.state === 'piena') return one.exercise === 'nessuno' ? say.noExercise(name) : null
  const span = `${one.from ? say.since(formatDate(one.from)) : ''}${one.to ? say.until(formatDate(one.to)) : ''}`
  return say.parentIs(name, words[`state_${one.state}`], `${span}${one.limits ? `, ${say.withLimits(inSentence(one.limits))}` : ''}`)
}

/** Where the state of a parent comes from. */
export function basisText(one: Parent, measureOf: (id: string) => string | undefined, { say }: Speech): string {
  if (one.basis === 'presumed') return say.presumed
  if (one.basis === 'death') return say.byDeath
  if (one.basis === 'filiation') return say.byFiliation
  const measure = one.measureId ? measureOf(one.measureId) : undefined
  return measure ? say.byMeasure(measure) : say.byCorrection
}

/** Everything else that holds on the day: parents with limits, curators, service, placement. */
export function restTexts(status: LegalStatusAnswer, speech: Speech): string[] {
  const { say, words, codes } = speech
  const until = (to: string | null) => (to ? say.until(formatDate(to)) : '')
  const place = status.placement
  return [
    ...status.parents.flatMap((one) => parentText(one, speech) ?? []),
    ...(status.guardian?.powers ? [say.powers(inSentence(status.guardian.powers))] : []),
    ...status.others.map((one) => `${say.other(words[`role_${one.role}`], holderName(one, words))}${one.powers ? ` ${say.powers(inSentence(one.powers))}` : ''}`),
    ...status.services.flatMap(({ kinds, to, acts }) => [
      say.service(serviceText(kinds, codes), until(to)),
      ...(acts.service ? [say.serviceActs(inSentence(acts.service))] : []), ...(acts.keeperActs ? [say.keeperActs(inSentence(acts.keeperActs))] : []), ...(acts.parents ? [say.parentsActs(inSentence(acts.parents))] : []),
    ]),
    ...(place ? [say.placement([place.placementKind && codes.label('placement_kind', place.placementKind), place.placementWords ?? place.acts.keeper].filter(Boolean).join(', '))] : []),
    ...(status.extension ? [say.extension(status.extension.to ? formatDate(status.extension.to) : '')] : []),
  ]
}

/** What does not add up, in words, with what to do. */
export function issueText({ code, parentIds, on }: LegalStatusAnswer['issues'][number], status: LegalStatusAnswer, { say }: Speech): string {
  const about = status.parents.filter(({ id }) => parentIds.includes(id))
  const who = names(about, say)
  switch (code) {
    case 'guardian_with_parent': return say.i_guardian_with_parent(who)
    case 'exclusive_with_joint': return say.i_exclusive_with_joint(who)
    case 'lapsed': return say.i_lapsed(who, on ? formatDate(on) : '')
    case 'after_death': return say.i_after_death(who)
    default: return say[`i_${code}`]
  }
}
