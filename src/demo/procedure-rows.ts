import type pg from 'pg'
import { addDays, ageOn, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openPool, transact, type Tx } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { loadToldRun, type ToldStep } from '#modules/procedures/server/index.ts'
import { children, type Child } from './children.ts'
import { bodyId, staff, unitId } from './network.ts'

const HOUR = 3_600_000
const organisationOf = (unit: string): string => bodyId(unit === 'ufficio' ? 'citta' : 'azienda')

/** Procedures of the demonstration, through the same door as those that a worker runs: emergencies with the clock going, unaccompanied children, communities. */
export async function startProcedures(owner: pg.ClientConfig, services: Services): Promise<void> {
  const now = services.clock.now()
  const today = dateInRome(now)
  const all = children(staff(today), today).filter((child) => !child.closed)
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, async (tx) => {
      for (const told of [...emergencies(all, now), ...unaccompanied(all, today), ...communities(all), ...attendance(all, today)]) await tell(tx, now, told)
      await breach(tx, now, all[0]!)
    })
  } finally {
    await pool.end()
  }
}

interface Told {
  child: Child
  definition: string
  steps: readonly ToldStep[]
}

const tell = (tx: Tx, now: number, { child, definition, steps }: Told): Promise<string> =>
  loadToldRun(tx, now, definition, child.responsible.id, {
    caseId: child.caseId, organisationId: organisationOf(child.unit), unitId: unitId(child.unit), subtitle: null, birth: child.person.born, parent: null,
  }, steps)

/** Two emergencies: one sent to the prosecutor, who has hours left; one placed last night, still to be sent. */
function emergencies(all: readonly Child[], now: number): Told[] {
  const ago = (hours: number): string => new Date(now - hours * HOUR).toISOString()
  const placed = (hours: number, option: string): ToldStep => ({
    stepId: 'collocamento', happened: ago(hours), option,
    fields: { adottato: ago(hours + 1), autorita: 'Servizio sociale del Comune', allontanato_da: 'entrambi', pregiudizio: true, pericolo: true, emergenza: true },
  })
  const told = (hours: number): ToldStep => ({ stepId: 'avviso_orale', happened: ago(hours), fields: { con_chi: 'PM di turno' } })
  const [first, second] = all.filter((child) => child.story.key === 'trascuratezza')
  const sent: ToldStep = { stepId: 'trasmissione', happened: ago(52), fields: { mezzo: 'pec', numero: 'PMM 1182/26' } }
  return [
    ...(first ? [{ child: first, definition: '403', steps: [placed(66, 'famiglia'), told(65.5), sent] }] : []),
    ...(second ? [{ child: second, definition: '403', steps: [placed(15, 'comunita'), told(14.7)] }] : []),
  ]
}

/** Each a little further than the one before, as in any service. */
function unaccompanied(all: readonly Child[], today: PlainDate): Told[] {
  return all.filter((child) => child.story.key === 'msna').slice(0, 8).flatMap((child, index): Told[] => {
    const day = (n: number): string => addDays(child.opened, n)
    const course: ToldStep[] = [
      { stepId: 'presenza', happened: `${child.opened}T09:40:00Z`, fields: { luogo: 'Stazione centrale', solo: true, programma: true } },
      { stepId: 'avvisi', happened: `${child.opened}T11:00:00Z` },
      { stepId: 'ingresso', happened: day(0), option: 'comune', fields: { struttura: child.community === 'gelso' ? 'Comunità Il Gelso' : 'Comunità La Corte' } },
      { stepId: 'sim', happened: `${day(1)}T08:00:00Z`, fields: { sim: `SIM-${1040 + index}` } },
      { stepId: 'colloquio', happened: day(3), fields: { conduce: 'as', lingua: 'mediatore' } },
      { stepId: 'identificazione', happened: day(6), option: 'certa' },
      { stepId: 'salute', happened: day(8) },
      { stepId: 'scuola', happened: day(12), fields: { scuola: 'CPIA di zona' } },
      { stepId: 'tutore', happened: day(20), fields: { nome: 'Tutrice volontaria', numero: `${310 + index}/26` } },
    ]
    const steps = course.slice(0, 3 + ((index * 5) % 7)).filter(({ happened }) => happened.slice(0, 10) <= today)
    const adult = ageOn(child.person.born, today).years >= 17
    return [
      { child, definition: 'msna', steps },
      ...(adult ? [{ child, definition: 'msna_18', steps: [{ stepId: 'avvio', happened: addDays(today, -20), fields: { desideri: 'Finire la scuola e lavorare in cucina' } }] }] : []),
    ]
  })
}

const communities = (all: readonly Child[]): Told[] =>
  all.filter((child) => child.community && child.story.key !== 'msna').slice(0, 4).map((child) => ({
    child, definition: 'comunita', steps: [{ stepId: 'ingresso', happened: child.opened, option: 'esercitata', fields: { comunita: 'Comunità La Corte' } }],
  }))

const attendance = (all: readonly Child[], today: PlainDate): Told[] =>
  all.filter((child) => child.story.key !== 'msna' && ageOn(child.person.born, today).years >= 11 && ageOn(child.person.born, today).years < 16).slice(0, 2).map((child, index) => ({
    child, definition: 'scuola_114', steps: [{ stepId: 'comunicazione', happened: addDays(today, -5 - index * 4), option: 'assenze', fields: { obbligo: true } }],
  }))

/** A stolen telephone of the central team. */
const breach = (tx: Tx, now: number, { responsible, unit }: Child): Promise<string> =>
  loadToldRun(tx, now, 'data_breach', responsible.id, {
    caseId: null, organisationId: organisationOf(unit), unitId: unitId(unit), subtitle: 'Telefono di servizio rubato', birth: null, parent: null,
  }, [{ stepId: 'conoscenza', happened: new Date(now - 30 * HOUR).toISOString(), fields: { cosa: 'Telefono rubato sul treno; schermo bloccato, cancellazione a distanza richiesta' } }])
