import type pg from 'pg'
import { addDays, ageOn, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openPool, transact, type Tx } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { loadToldRun, type ToldStep } from '#modules/procedures/server/index.ts'
import { children, type Child } from './children.ts'
import { bodyId, staff, unitId } from './network.ts'
import { rarerOf } from './rarer-orders.ts'

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
      for (const told of [...emergencies(all, now), ...pastEmergencies(children(staff(today), today), today), ...unaccompanied(all, today), ...communities(all, today), ...attendance(all, today)]) await tell(tx, now, told)
      await breach(tx, now, all[0]!)
      await prosecutorList(tx, now, today)
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

/** An emergency that the court confirmed, and one that lost effect because the papers left too late: the same hours as their orders (`rarer-orders.ts`). */
function pastEmergencies(all: readonly Child[], today: PlainDate): Told[] {
  return [...rarerOf(all, today)].flatMap(([child, course]): Told[] => {
    const start = Date.parse(`${addDays(child.opened, 1)}T15:40:00Z`)
    const hour = (hours: number): string => new Date(start + hours * HOUR).toISOString()
    const day = (n: number): string => addDays(child.opened, n)
    const placed: ToldStep[] = [
      { stepId: 'collocamento', happened: hour(0), option: 'comunita', fields: { adottato: hour(-1), autorita: 'Servizio sociale, su delega del Sindaco', allontanato_da: 'entrambi', pregiudizio: true, pericolo: true, emergenza: true } },
      { stepId: 'avviso_orale', happened: hour(0.5), fields: { con_chi: 'PM minorile di turno' } },
      { stepId: 'alternative_escluse', happened: day(1), fields: { motivi: 'Nessun parente disponibile nella notte; nessuna famiglia di pronta accoglienza libera.', parenti: true, affido: true, protetto: true } },
    ]
    if (course === 'confermato_403') {
      return [{ child, definition: '403', steps: [
        ...placed,
        { stepId: 'trasmissione', happened: hour(6), fields: { mezzo: 'pec', numero: 'PMM 842/26' } },
        { stepId: 'decisione_pmm', happened: hour(52), option: 'ricorso', fields: { numero: '1204/26' } },
        { stepId: 'decreto_convalida', happened: hour(91), option: 'convalida', fields: { numero: '3311/26', curatore: 'Avv. Elena Marchetti', relatore: 'dott.ssa Anna Vitali', udienza: day(16) } },
        { stepId: 'comunicazione_decreto', happened: hour(92) },
        { stepId: 'notifica', happened: hour(118) },
        { stepId: 'udienza', happened: day(16), fields: { ascolto: 'si' } },
        { stepId: 'decreto_collegio', happened: day(28), option: 'conferma', fields: { numero: '3390/26', mandato: 'Valutazione delle competenze genitoriali; incontri protetti' } },
        { stepId: 'comunicazione_collegio', happened: day(30) },
        { stepId: 'reclamo', happened: day(42), option: 'non_proposto' },
        { stepId: 'segue_comunita', happened: day(43) },
      ] }]
    }
    if (course !== 'perso_403') return []
    return [{ child, definition: '403', steps: [
      ...placed,
      { stepId: 'trasmissione', happened: hour(31), fields: { mezzo: 'pec', numero: 'PMM 901/26' } },
      { stepId: 'avviso_perdita', happened: hour(32), fields: { avvisati: ['tm', 'pmm', 'coordinatore'], risposta: 'Il tribunale provvede in via urgente.' } },
      { stepId: 'provvedimenti_urgenti', happened: day(5), fields: { contenuto: 'La madre resta con il minore; il padre è allontanato dalla casa.' } },
    ] }]
  })
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
    const reached = course.slice(0, 4 + ((index * 5) % 7)).filter(({ happened }) => happened.slice(0, 10) <= today)
    const talked = reached.some(({ stepId }) => stepId === 'colloquio') && day(7) <= today
    const steps: ToldStep[] = [...reached, ...(talked ? [{ stepId: 'indagini', happened: day(7), option: 'inviata' }] : []), ...(talked && index % 4 !== 3 && day(9) <= today ? [{ stepId: 'cartella', happened: day(9) }] : [])]
    const adult = ageOn(child.person.born, today).years >= 17
    return [
      { child, definition: 'msna', steps },
      ...(adult ? [{ child, definition: 'msna_18', steps: [{ stepId: 'avvio', happened: addDays(today, -20), fields: { desideri: 'Finire la scuola e lavorare in cucina' } }] }] : []),
    ]
  })
}

const communities = (all: readonly Child[], today: PlainDate): Told[] =>
  all.filter((child) => child.community && child.story.key !== 'msna').slice(0, 4).map((child): Told => ({
    child, definition: 'comunita', steps: [
      { stepId: 'ingresso', happened: child.opened, option: 'esercitata', fields: { comunita: 'Comunità La Corte' } },
      ...(addDays(child.opened, 178) < today ? [{ stepId: 'relazione', happened: addDays(child.opened, 178), fields: { protocollo: `${8100 + child.index}/26` } }] : []),
    ],
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

/** The half-yearly list of one community, counted from a day of its prosecutor: the next is due in some weeks. */
const prosecutorList = (tx: Tx, now: number, today: PlainDate): Promise<string> =>
  loadToldRun(tx, now, 'elenco_procura', staff(today).find(({ unit, role }) => unit === 'corte' && role === 'coordinator')!.id, {
    caseId: null, organisationId: bodyId('comunita1'), unitId: unitId('corte'), subtitle: 'Elenco semestrale, Comunità La Corte', birth: null, parent: null,
  }, [{ stepId: 'semestre', happened: addDays(today, -160), fields: { procura: 'Procura per i minorenni di Milano', struttura: 'Comunità La Corte' } }])
