import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Words } from '#kernel/domain/bilingual.ts'
import type { RoleHeld } from '#kernel/server/operation.ts'
import { mayIn, type PaperAct, type PaperState } from '../domain/states.ts'

/** Roles that write official papers; the others read at most (`rls.sql` names the same ones). */
const writing = new Set(['worker', 'coordinator', 'manager', 'specialist'])

/** What somebody is to a file and to one paper of it. */
export interface Standing {
  actorId: string
  /** Through which he reaches the judicial section of the file. */
  roles: readonly RoleHeld[]
  /** He answers for the unit that writes: coordinator or manager there or above. */
  leads: boolean
  responsible: boolean
  fileOpen: boolean
}

export interface Held {
  state: PaperState
  created_by: string
  /** Who writes some section of it. */
  authors: readonly string[]
}

/** May he begin a paper in this file? */
export const mayStart = ({ roles, fileOpen }: Pick<Standing, 'roles' | 'fileOpen'>): boolean => fileOpen && works(roles)

const works = (roles: readonly RoleHeld[]): boolean => roles.some(({ role }) => writing.has(role))

/** The units in which somebody writes papers. */
export const unitsOfWork = ({ roles }: { roles: readonly RoleHeld[] }): string[] => [...new Set(roles.filter(({ role }) => writing.has(role)).map(({ unitId }) => unitId))]

const looksAfter = (me: Standing, paper: Held): boolean =>
  works(me.roles) && (paper.created_by === me.actorId || me.responsible || me.leads)
const takesPart = (me: Standing, paper: Held): boolean => looksAfter(me, paper) || (works(me.roles) && paper.authors.includes(me.actorId))

/** Who may do what, whatever the state; a closed file takes nothing new but still lets what was approved be sent. */
const rules: Record<Exclude<PaperAct, 'write'>, (me: Standing, paper: Held) => boolean> = {
  ask: takesPart,
  drop: looksAfter,
  takeBack: takesPart,
  approve: (me) => me.leads && works(me.roles),
  sendBack: (me) => me.leads && works(me.roles),
  render: takesPart,
  sign: takesPart,
  send: takesPart,
  addReceipt: takesPart,
  renew: (me, paper) => me.fileOpen && looksAfter(me, paper),
}

const refusals: Partial<Record<PaperAct, Words>> = {
  approve: {
    it: 'Approva chi risponde dell’unità che scrive: la coordinatrice, il coordinatore o chi sta sopra. Chiedi a loro.',
    en: 'A paper is approved by who answers for the unit that writes it: its coordinator or who leads above. Ask them.',
  },
}
const notYours: Words = {
  it: 'Su questa relazione agiscono chi la scrive, l’operatore responsabile del fascicolo e chi coordina l’unità: chiedi a loro.',
  en: 'Who writes this paper, the responsible worker of the file and who coordinates the unit act on it: ask them.',
}
const notNow: Words = {
  it: 'Nello stato attuale della relazione non si può: aggiorna la pagina e guarda a che punto è.',
  en: 'Not possible where the paper stands now: reload and see.',
}

export const may = (act: Exclude<PaperAct, 'write'>, me: Standing, paper: Held): boolean => mayIn(paper.state, act) && rules[act](me, paper)

export function assertMay(act: Exclude<PaperAct, 'write'>, me: Standing, paper: Held): void {
  if (!rules[act](me, paper)) throw forbidden(refusals[act] ?? notYours)
  if (!mayIn(paper.state, act)) throw conflict(notNow)
}

/** May he change the head of the paper, its sections and who writes them? */
export const mayArrange = (me: Standing, paper: Held): boolean => paper.state === 'writing' && looksAfter(me, paper)

export function assertMayArrange(me: Standing, paper: Held): void {
  if (!looksAfter(me, paper)) throw forbidden(notYours)
  if (paper.state !== 'writing') throw conflict(notNow)
}

/** May he write in this section? Its authors only. */
export const mayWrite = (me: Standing, paper: Held, authors: readonly string[]): boolean => paper.state === 'writing' && works(me.roles) && authors.includes(me.actorId)

export function assertMayWrite(me: Standing, paper: Held, authors: readonly string[]): void {
  if (!works(me.roles) || !authors.includes(me.actorId)) {
    throw forbidden({
      it: 'Questa sezione la scrive chi ne è autore: puoi lasciare un commento, o chiedere di essere aggiunto agli autori.',
      en: 'This section is written by its authors: leave a remark, or ask to be added to them.',
    })
  }
  if (paper.state !== 'writing') throw conflict(notNow)
}

/** May he leave remarks? Who reads it with a role that writes, until it is sent. */
export const mayRemark = (me: Standing, paper: Held): boolean => works(me.roles) && paper.state !== 'sent' && paper.state !== 'dropped'

/** Runs the check: who writes in the file by his role. Who only reads would learn which name is the reporter's. */
export function assertMayCheck({ roles }: Pick<Standing, 'roles'>): void {
  if (works(roles)) return
  throw forbidden({ it: 'Il controllo lo fa chi scrive le relazioni di questo fascicolo.', en: 'The check is run by who writes the papers of this file.' })
}

/** May he have what is being written as a draft to print? Who may run the check, until it is approved. */
export const mayDraft = (me: Pick<Standing, 'roles'>, paper: Held): boolean => works(me.roles) && (paper.state === 'writing' || paper.state === 'asked')

export function assertMayDraft(me: Pick<Standing, 'roles'>, paper: Held): void {
  assertMayCheck(me)
  if (!mayDraft(me, paper)) throw conflict({ it: 'La relazione è già approvata: scarica il suo PDF.', en: 'The paper is approved already: download its PDF.' })
}

export function assertMayStart(me: Pick<Standing, 'roles' | 'fileOpen'>): void {
  if (!works(me.roles)) {
    throw forbidden({
      it: 'Le relazioni le scrive chi lavora sul fascicolo: operatori, psicologi, coordinatori. Puoi leggere quelle che vedi.',
      en: 'Papers are written by who works on the file: workers, psychologists, coordinators. You may read those you see.',
    })
  }
  if (!me.fileOpen) throw conflict({ it: 'Il fascicolo è chiuso: per scrivere ancora va riaperto.', en: 'The file is closed: to write more it must be reopened.' })
}

/** One's own sole text is not approved by oneself, where the body wants two pairs of eyes. */
export function assertOtherEyes(me: Standing, hands: readonly string[], twoPairs: boolean): void {
  if (!twoPairs || hands.some((hand) => hand !== me.actorId)) return
  throw forbidden({
    it: 'L’hai scritta solo tu: il tuo ente vuole che la legga e la approvi un’altra persona che coordina.',
    en: 'You alone wrote it: your body wants another coordinator to read and approve it.',
  })
}
