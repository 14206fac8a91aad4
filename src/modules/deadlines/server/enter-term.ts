import { invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Actor, type Context } from '#kernel/server/operation.ts'
import { assertReached, rolesBySection } from '#modules/access/server/index.ts'
import { sections, type Section } from '#modules/access/contract.ts'
import * as contract from '../contract/terms.ts'
import { BadEvent } from '../domain/bad-event.ts'
import { completeEvent } from '../domain/event.ts'
import { ruleOf } from '../domain/rules.ts'
import { upcomingOccurrence } from '../domain/upcoming.ts'
import { MANUAL, mayEnter, refuseEntering } from './access.ts'
import { parametersOf } from './parameter-store.ts'
import * as people from './people-store.ts'
import { termDetail } from './read-terms.ts'
import { scheduleTerms } from './schedule.ts'
import { birthOf, standardsById } from './term-store.ts'

type Entered = Parameters<typeof termDetail>[0] & Pick<Context, 'audit' | 'note'>

/** By hand: a rule, a local standard or own words; for a file, or for a unit where one works. */
export const createTerm = operation(contract.createTerm, async (context, input) => {
  const { tx, actor, audit, note, now } = context
  const section = input.caseId ? await sectionFor(context, input.caseId) : sections.social
  const unitId = input.caseId ? null : unitFor(actor, input.unitId ?? null)
  if (unitId && !mayEnter(actor, unitId)) throw refuseEntering()
  await assertWhat(context, input)
  await assertNotBeforeBirth(context, input.caseId ?? null, input.ruleId ?? null, input.event ? { event: input.event } : { fixedOn: input.fixedOn })
  if (input.assignedTo) await assertMayReceive(context, { operatorId: input.assignedTo, subject: input.caseId ?? null, unitId, section, penal: input.ruleId?.startsWith('PEN-') ?? false })
  const [stored] = await scheduleTerms({ tx, actor, now }, [{
    subject: input.caseId ?? null, unitId, section, ruleId: input.ruleId ?? null, standardId: input.standardId ?? null,
    kind: input.byJudge ? 'judge' : 'own', title: input.title, event: input.event ?? null, rome: saidSeat(input.seat), occurrence: input.occurrence ?? (await firstToDo(context, input)),
    length: input.length ?? null, fixedOn: input.fixedOn ?? null, source: { kind: MANUAL, id: newId(now) }, label: input.note, assignedTo: input.assignedTo ?? null,
  }])
  note({ rule: input.ruleId ?? (input.standardId ? 'standard' : 'own') })
  if (input.caseId) audit(input.caseId)
  if (input.assignedTo) await tellAssigned(context, input.assignedTo, stored!.id, input.caseId ?? null)
  return termDetail(context, stored!.id)
})

type Seat = 'rome' | 'elsewhere' | null | undefined
const saidSeat = (seat: Seat): boolean | null => (seat ? seat === 'rome' : null)

/** Of a recurring rule counted from an old day, the first occurrence that is not past: those before are nobody's to do any more. */
async function firstToDo({ tx, now }: Entered, { ruleId, event, seat }: { ruleId?: string | null | undefined; event?: string | null | undefined; seat?: Seat }): Promise<number | null> {
  const rule = ruleId ? ruleOf(ruleId) : undefined
  if (!rule || !event) return null
  try {
    return upcomingOccurrence(rule, completeEvent(event), dateInRome(now), { parameters: await parametersOf(tx), rome: saidSeat(seat) ?? false }) ?? null
  } catch (error) {
    // an event from which nothing can be counted is refused next to its field, where the term is counted
    if (error instanceof BadEvent) return null
    throw error
  }
}

/** Where a term entered by hand is kept: with the judicial part for who may enter terms there, else where the writer may. */
const preferred: readonly Section[] = ['judicial', 'social', 'education', 'work_status', 'health', 'identity']

async function sectionFor({ tx }: Entered, caseId: string): Promise<number> {
  await assertReached(tx, caseId)
  const held = await rolesBySection(tx, caseId)
  const section = preferred.find((name) => mayEnter({ roles: held.get(name) ?? [] }, null))
  if (!section) throw refuseEntering()
  return sections[section]
}

function unitFor(actor: Actor, asked: string | null): string {
  const mine = [...new Set(actor.roles.map(({ unitId }) => unitId))]
  const unitId = asked ?? (mine.length === 1 ? mine[0]! : null)
  if (!unitId) throw invalid('unitId', { it: 'Scegli il fascicolo, oppure l’unità a cui il termine appartiene', en: 'Choose the file, or the unit the term belongs to' })
  return unitId
}

async function assertWhat({ tx }: Entered, input: { ruleId?: string | null | undefined; standardId?: string | null | undefined; title: string | null; fixedOn?: string | null | undefined }): Promise<void> {
  const given = [input.ruleId, input.standardId].filter(Boolean).length
  if (given > 1) throw invalid('standardId', { it: 'Scegli una regola oppure uno standard, non tutti e due', en: 'Choose a rule or a standard, not both' })
  if (given === 0 && !input.title) throw invalid('title', { it: 'Scegli una regola, oppure scrivi che cosa va fatto', en: 'Choose a rule, or write what is to be done' })
  if (given === 0 && !input.fixedOn) throw invalid('fixedOn', { it: 'Indica entro quando', en: 'Say by when' })
  if (!input.standardId) return
  if (!(await standardsById(tx, [input.standardId])).has(input.standardId)) throw invalid('standardId', { it: 'Questo standard non esiste: scegline uno dall’elenco', en: 'This standard does not exist: choose one of the list' })
}

/**
 * Nothing is counted for a child from before his birth, but for a report on one not yet born. Terms of age are counted from the birth itself, which may
 * be the one that was wrong.
 */
export async function assertNotBeforeBirth({ tx }: Pick<Context, 'tx'>, subject: string | null, ruleId: string | null, moments: Readonly<Record<string, string | null | undefined>>): Promise<void> {
  const rule = ruleId === null ? undefined : ruleOf(ruleId)
  if (!subject || rule?.term.mode === 'AGE' || rule?.group === 'SEG') return
  const birth = await birthOf(tx, subject)
  const [wrong] = Object.entries(moments).find(([, moment]) => birth && moment && moment.slice(0, 10) < birth) ?? []
  if (wrong) throw invalid(wrong, { it: 'È prima della nascita del bambino: controlla l’anno', en: 'It is before the child’s birth: check the year' })
}

interface Receiving {
  operatorId: string
  /** The file of the term, or the unit of one of no file. */
  subject: string | null
  unitId: string | null
  section: number
  penal?: boolean
  /** The field in which he was chosen. */
  path?: string
}

/** Refuses, next to the field, somebody who does not work or would not see the term. */
export async function assertMayReceive({ tx }: Pick<Context, 'tx'>, { operatorId, subject, unitId, section, penal = false, path = 'operatorId' }: Receiving): Promise<void> {
  if (await people.mayReceive(tx, operatorId, subject, unitId, section, penal)) return
  throw invalid(path, { it: 'Questa persona non lavora più o non vede questa parte del fascicolo: scegli qualcun altro, o aprigliela prima', en: 'This person no longer works or does not see this part of the file: choose somebody else, or open it to him first' })
}

export async function tellAssigned({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, to: string, termId: string, subject: string | null): Promise<void> {
  if (to !== actor.id) await notify(tx, now, [{ to, kind: 'deadlines.assigned', subject, params: { termId }, mail: true }])
}
