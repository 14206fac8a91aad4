import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { derivePeriods, endByItsWords, natureOf, slotOf, type EffectSaid, type OfficeSaid, type SayingMeasure } from '#modules/measures/server/index.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import type { Order } from './order.ts'
import { rarerOf, rarerOrders } from './rarer-orders.ts'
import { at, Chance, stableId } from './seed.ts'

const court = 'Tribunale per i minorenni di Milano'

/** What judges decided in each story, in order. */
const ordersOf: Readonly<Record<string, readonly Order[]>> = {
  conflitto: [
    {
      kind: 'incarico_indagine', after: 2, authority: 'Tribunale ordinario di Milano, sezione famiglia', grounds: 'Letto il ricorso e ritenuta la necessità di conoscere le condizioni del minore in entrambe le case.',
      decision: 'Incarica il servizio sociale di svolgere un’indagine sul nucleo e sulle competenze dei genitori, riferendo alle date indicate.', mandate: 'Indagine sul nucleo; colloqui con i genitori e con il minore; regolazione degli incontri con il padre.', every: 4,
    },
    {
      kind: 'prov_temporanei', also: ['incontri_protetti'], after: 60, authority: 'Tribunale ordinario di Milano, sezione famiglia', decision: 'Dispone che il padre incontri il minore in spazio neutro una volta alla settimana, alla presenza di un operatore.', relation: 'confermato',
      prescriptions: [['Seguire il percorso di sostegno alla genitorialità presso il consultorio', 'genitori', 120], ['Organizzare gli incontri in spazio neutro e riferirne l’andamento', 'servizio', 45]],
    },
  ],
  assistita: [
    {
      kind: 'limitazione_333', also: ['allontanamento_familiare', 'nomina_curatore_speciale', 'incontri_protetti'], after: 20, father: 'sospesa', limits: 'Il padre non può avvicinarsi alla casa né alla scuola; le scelte sanitarie e scolastiche spettano alla madre.',
      grounds: 'Visti gli atti del procedimento penale e la relazione del servizio.', decision: 'Sospende il padre dalla responsabilità genitoriale; ne dispone l’allontanamento; incarica il servizio di regolare gli incontri protetti; nomina un curatore speciale.', mandate: 'Sostegno alla madre e al minore; incontri protetti con il padre quando possibile.', every: 3,
      office: { role: 'curatore_speciale', name: 'Avv. Elena Marchetti', powers: 'Rappresenta il minore nel procedimento' }, prescriptions: [['Non avvicinarsi alla casa e alla scuola', 'padre', null], ['Intraprendere un percorso al centro per uomini autori di violenza', 'padre', 90]],
    },
  ],
  trascuratezza: [
    { kind: 'vigilanza_supporto', after: 30, decision: 'Incarica il servizio di vigilare sul nucleo e di sostenerlo con l’educativa domiciliare, riferendo ogni sei mesi.', mandate: 'Vigilanza, educativa domiciliare, verifica della frequenza scolastica.', every: 6, months: 24 },
    {
      kind: 'affido_servizio', after: 150, months: 24, every: 6, mother: 'limitata', father: 'limitata', limits: 'Scelte sanitarie e scolastiche compiute dal servizio, sentiti i genitori.', relation: 'sostituito', grounds: 'Ritenuto che il sostegno alla famiglia non abbia avuto effetto sufficiente (art. 5-bis L. 184/1983).',
      decision: 'Affida il minore al servizio sociale del comune di residenza, con collocamento presso i genitori, per ventiquattro mesi.', mandate: 'Programma di recupero delle competenze genitoriali; educativa domiciliare; raccordo con la scuola e il pediatra.', placement: ['famiglia_origine', 'presso i genitori'],
      prescriptions: [['Collaborare con l’educatrice e con il servizio', 'genitori', null], ['Presentare il minore ai controlli del pediatra', 'madre', 60]], checklist: { 'ASS-02 b': { state: 'present', words: 'scelte sanitarie e scolastiche di maggiore importanza' }, 'ASS-02 d': { state: 'present', words: 'cura quotidiana e ogni altra scelta' }, 'ASS-02 e': { state: 'missing' } },
    },
  ],
  affido: [
    {
      kind: 'affido_giudiziale', also: ['nomina_curatore_speciale'], after: -10, months: 24, mother: 'limitata', father: 'sospesa', limits: 'Le scelte quotidiane, scolastiche e sanitarie ordinarie spettano agli affidatari.', grounds: 'Ritenuta la temporanea inidoneità del nucleo.',
      decision: 'Dispone l’affidamento familiare del minore per ventiquattro mesi, con rientri regolati dal servizio.', mandate: 'Programma di assistenza, vigilanza e rientri; relazione ogni sei mesi.', placement: ['affido_residenziale', 'famiglia affidataria individuata dal servizio'],
      office: { role: 'curatore_speciale', name: 'Avv. Paolo Riva', powers: 'Rappresenta il minore nel procedimento' }, prescriptions: [['Completare il percorso al SerD', 'padre', 120], ['Rispettare il calendario dei rientri', 'genitori', null]], checklist: { 'AFF-04 b': { state: 'asked' } },
    },
  ],
  penale: [
    { kind: 'map', after: 40, months: 12, every: 3, decision: 'Sospende il processo e dispone la messa alla prova per dodici mesi secondo il progetto allegato.', mandate: 'Sostegno del progetto insieme all’USSM.', prescriptions: [['Frequentare la scuola e l’attività di volontariato prevista', 'minore', null], ['Riferire sull’andamento', 'ussm', 90]] },
  ],
  msna: [
    { kind: 'ratifica_accoglienza', after: 12, decision: 'Ratifica le misure di accoglienza disposte.', placement: ['struttura_comunale', 'comunità educativa'] },
    { kind: 'nomina_tutore', after: 35, decision: 'Nomina il tutore volontario, che presterà giuramento.', office: { role: 'tutore', name: 'Dott.ssa Carla Sartori', powers: 'Tutela della persona e rappresentanza' } },
  ],
}

/** Orders, their proceedings and hearings, and the legal status that follows, for every child whose story went before a judge. */
export function measureRows(all: readonly Child[], today: PlainDate): [table: string, rows: Row[]][] {
  const chance = new Chance(77)
  const rows: Record<'proceeding' | 'proceeding_case' | 'hearing' | 'measure' | 'prescription' | 'succession' | 'responsibility' | 'office', Row[]> = {
    proceeding: [], proceeding_case: [], hearing: [], measure: [], prescription: [], succession: [], responsibility: [], office: [],
  }
  const rarer = rarerOf(all, today)
  for (const child of all) {
    const course = rarer.get(child)
    const orders = (course ? rarerOrders(course, child, today) : (ordersOf[child.story.key] ?? [])).map((order) => ({ order, on: addDays(child.opened, order.after) })).filter(({ on }) => on < addDays(today, -3) && (!child.closed || on < child.closed))
    if (orders.length) write(child, orders)
  }
  return Object.entries(rows).map(([table, list]) => [`measures.${table}`, list])

  function write(child: Child, orders: readonly { order: Order; on: PlainDate }[]): void {
    const by = { recorded_by: child.responsible.id }
    const penal = orders.some(({ order }) => natureOf(order.kind) === 'penale')
    const proceedingId = stableId(`proceeding ${child.index}`)
    const number = `RG ${penal ? 'N.R. ' : ''}${chance.between(100, 4900)}/${orders[0]!.on.slice(0, 4)}${penal ? '' : ' VG'}`
    rows.proceeding.push({
      id: proceedingId, first_case: child.caseId, nature: penal ? 'penale' : 'civile', authority_words: orders[0]!.order.authority ?? court, number, judge: chance.pick(['dott.ssa Giulia Ferrario', 'dott. Marco Pellegri', 'dott.ssa Anna Vitali']),
      opened_on: addDays(orders[0]!.on, -30), status: child.closed ? 'definito' : 'pendente', closed_on: child.closed, ...by, recorded_at: at(orders[0]!.on, 10),
    })
    rows.proceeding_case.push({ proceeding_id: proceedingId, case_id: child.caseId })
    const said: SayingMeasure[] = []
    for (const [index, { order, on }] of orders.entries()) {
      const id = stableId(`measure ${child.index} ${index}`)
      const next = orders[index + 1]
      const ends = endByItsWords(on, { endsOn: null, durationMonths: order.months ?? null })
      const replaced = next && (next.order.relation === 'sostituito' || next.order.relation === 'revocato') ? addDays(next.on, -1) : ends
      const effects = effectsOf(child, order)
      const offices: OfficeSaid[] = order.office ? [{ role: order.office.role, holder: { kind: 'words', id: null, name: order.office.name }, powers: order.office.powers, from: null, to: null }] : []
      said.push({ id, from: on, to: replaced, written: at(on, 12), effects, offices })
      rows.measure.push({
        id, case_id: child.caseId, kind: order.kind, also: [...(order.also ?? [])], nature: natureOf(order.kind), authority_words: order.authority ?? court, proceeding_id: proceedingId, number: `${chance.between(200, 9800)}/${on.slice(0, 4)}`,
        decided_on: on, filed_on: addDays(on, 2), notified_on: addDays(on, 6), duration_months: order.months ?? null, effective_from: on, effective_to: replaced, grounds: order.grounds ?? null, decision: order.decision,
        placement_kind: order.placement?.[0] ?? null, placement_words: order.placement?.[1] ?? null, mandate: order.mandate ?? null, report_every_months: order.every ?? null, reports_on: [],
        effects, offices: offices.map(({ role, holder, powers, from, to }) => ({ role, personId: null, operatorId: null, organisationId: null, holder: holder.name, powers, from, to })),
        checklist: order.checklist ?? {}, ...by, recorded_at: at(addDays(on, 6), 11), happened_at: at(on, 12), current: 1, version: 1,
      })
      for (const [position, [words, who, days]] of (order.prescriptions ?? []).entries()) {
        rows.prescription.push({ id: stableId(`prescription ${id} ${position}`), measure_id: id, position, words, who, by_on: days === null ? null : addDays(on, days), state: 'aperta', version: 1 })
      }
      if (order.relation && index > 0) {
        rows.succession.push({ id: stableId(`succession ${id}`), case_id: child.caseId, earlier_id: stableId(`measure ${child.index} ${index - 1}`), later_id: id, relation: order.relation, on_day: on, ...by, recorded_at: at(addDays(on, 6), 11) })
      }
    }
    hearings(child, proceedingId, orders[0]!.on, by)
    periods(rows, child, said)
  }

  /** One hearing held after the first order, one to come in open files. */
  function hearings(child: Child, proceedingId: string, first: PlainDate, by: Row): void {
    const add = (key: string, on: PlainDate, over: Row) => rows.hearing.push({ id: stableId(`hearing ${child.index} ${key}`), proceeding_id: proceedingId, held_on: on, at: at(on, 9, 30), ...over, ...by, recorded_at: at(first, 12), version: 1 })
    const held = addDays(first, 25)
    if (held < today) add('held', held, { state: 'tenuta', purpose: 'Comparizione delle parti', place: 'Aula 4', outcome: 'Sentite le parti; il giudice si riserva.' })
    if (!child.closed && chance.maybe(0.4)) add('ahead', addDays(today, chance.between(4, 80)), { state: 'fissata', purpose: chance.pick(['Ascolto del minore', 'Esame della relazione del servizio', 'Comparizione delle parti']), place: 'Aula 4', outcome: null })
  }
}

function effectsOf(child: Child, { mother, father, limits }: Order): EffectSaid[] {
  const touched = [[child.family.mother, mother], [child.family.father, father]] as const
  return touched.flatMap(([parent, state]) => (parent && state ? [{ parentId: parent.id, state, exercise: null, limits: limits ?? null, from: null, to: null }] : []))
}

/** The periods that follow from the orders of a child. */
function periods(rows: Record<'responsibility' | 'office', Row[]>, child: Child, said: readonly SayingMeasure[]): void {
  const { periods: found, offices } = derivePeriods(said, [])
  for (const one of found) {
    rows.responsibility.push({ id: stableId(`rg ${child.index} ${one.parentId} ${one.from}`), case_id: child.caseId, parent_id: one.parentId, state: one.state, limits: one.limits, valid_from: one.from, valid_to: one.to, measure_id: one.measureId })
  }
  for (const one of offices) {
    const slot = slotOf(one.role, one.holder)
    rows.office.push({ id: stableId(`office ${child.index} ${slot} ${one.from}`), case_id: child.caseId, role: one.role, slot, holder_words: one.holder.name, powers: one.powers, valid_from: one.from, valid_to: one.to, measure_id: one.measureId })
  }
}
