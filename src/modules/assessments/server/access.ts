import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { RoleHeld } from '#kernel/server/operation.ts'
import type { Section as FileSection } from '#modules/access/contract.ts'
import { mayHoldChild } from '../domain/child-voice.ts'
import type { Instrument, Section } from '../domain/instrument.ts'

/** Who acts, with the roles through which he reaches each section of the file (`rolesBySection`). What he may do follows from these. */
export interface Acting {
  id: string
  bySection: ReadonlyMap<FileSection, readonly RoleHeld[]>
}
interface File {
  organisation_id: string
  responsible_id: string
  status: string
}
interface Draft {
  state: string
  fillers: readonly string[]
}

/** The walls, as `rls.sql` has them. */
const clinical = new Set(['worker', 'coordinator', 'manager', 'specialist'])
const childReaders = new Set(['worker', 'coordinator', 'manager', 'specialist', 'educator'])
const answering = new Set(['worker', 'coordinator', 'manager'])
const leading = new Set(['coordinator', 'manager'])

const rolesAt = (acting: Acting, section: FileSection): readonly RoleHeld[] => acting.bySection.get(section) ?? []
const rolesOfFile = (acting: Acting): readonly RoleHeld[] => rolesAt(acting, 'file')

/** Does he reach this section of an instrument, the clinical wall included? */
export const reaches = (acting: Acting, section: Pick<Section, 'reach' | 'clinical'>): boolean =>
  acting.bySection.has(section.reach) && (!section.clinical || rolesAt(acting, section.reach).some(({ role }) => clinical.has(role)))
/** May he read the child's own words in this section? */
export const readsChild = (acting: Acting, section: Pick<Section, 'reach'>): boolean => rolesAt(acting, section.reach).some(({ role }) => childReaders.has(role))
/** Is he among those who answer for the file: told that sections are hidden from him? */
export const answersForFile = (acting: Acting): boolean => rolesOfFile(acting).some(({ role }) => answering.has(role))
const leads = (acting: Acting, file: File): boolean =>
  file.responsible_id === acting.id || rolesOfFile(acting).some(({ role, organisationId }) => leading.has(role) && organisationId === file.organisation_id)

/** May he fill this instrument in this file: one of its roles, by which he reaches the file, and a section of it? */
export const mayFill = (acting: Acting, instrument: Pick<Instrument, 'fillers' | 'sections'>): boolean =>
  rolesOfFile(acting).some(({ role }) => instrument.fillers.roles.includes(role)) && instrument.sections.some((section) => reaches(acting, section))
/** May he write in this draft now? */
export const mayWrite = (acting: Acting, file: File, row: Draft, instrument: Instrument): boolean =>
  row.state === 'draft' && file.status === 'open' && row.fillers.includes(acting.id) && mayFill(acting, instrument)
/** May he complete it: he fills it, and sees the whole of it, so that he knows what he signs? */
export const mayComplete = (acting: Acting, file: File, row: Draft, instrument: Instrument): boolean => mayWrite(acting, file, row, instrument) && seesWhole(acting, instrument)
export const seesWhole = (acting: Acting, instrument: Instrument): boolean => instrument.sections.every((section) => reaches(acting, section) && (!mayHoldChild(section) || readsChild(acting, section)))
/** May he take up a colleague's draft? Who answers for the file, and could fill it. */
export const mayJoin = (acting: Acting, file: File, row: Draft, instrument: Instrument): boolean =>
  row.state === 'draft' && file.status === 'open' && !row.fillers.includes(acting.id) && leads(acting, file) && mayFill(acting, instrument)
/** May he open a correction? Who signed it, and who answers for the file; the whole of it must be in his sight. */
export const mayCorrect = (acting: Acting, file: File, row: { state: string; completed_by: string | null }, instrument: Instrument): boolean =>
  row.state === 'completed' && file.status === 'open' && (row.completed_by === acting.id || leads(acting, file)) && mayFill(acting, instrument) && seesWhole(acting, instrument)

export function assertMayFill(acting: Acting, instrument: Instrument): void {
  if (mayFill(acting, instrument)) return
  throw forbidden({
    it: 'Il tuo ruolo in questo fascicolo non compila questo strumento: chiedi all’operatore responsabile.',
    en: 'Your role in this file does not fill this instrument: ask the responsible worker.',
  })
}
/** Professions that an instrument asks of who fills and signs it. */
export function assertProfession(own: readonly string[], instrument: Instrument): void {
  if (!instrument.fillers.professions.length || own.some((one) => instrument.fillers.professions.includes(one))) return
  throw forbidden({
    it: 'Questo strumento lo conduce e lo firma solo chi ha una delle professioni indicate. Puoi compilarne delle parti se chi lo conduce ti aggiunge.',
    en: 'This instrument is conducted and signed only by who has one of the professions named. You may fill parts of it if who conducts it adds you.',
  })
}
export function assertMayWrite(acting: Acting, file: File, row: Draft, instrument: Instrument): void {
  if (row.state !== 'draft') {
    throw conflict({ it: 'Questa valutazione non è più in bozza: per cambiarla apri una correzione con il motivo.', en: 'This assessment is no longer a draft: to change it open a correction with its reason.' })
  }
  assertOpen(file)
  if (mayWrite(acting, file, row, instrument)) return
  throw forbidden({
    it: 'Una bozza la scrive chi la compila: chiedi a loro di aggiungerti, oppure, se rispondi del fascicolo, prendila in carico.',
    en: 'A draft is written by who fills it: ask them to add you, or, if you answer for the file, take it up.',
  })
}
export function assertSeesWhole(acting: Acting, instrument: Instrument): void {
  if (seesWhole(acting, instrument)) return
  throw forbidden({
    it: 'Ci sono parti di questo strumento che non vedi: lo conclude e lo firma chi le vede tutte.',
    en: 'There are parts of this instrument that you do not see: it is completed and signed by who sees them all.',
  })
}
export function assertMayJoin(acting: Acting, file: File, row: Draft, instrument: Instrument): void {
  if (row.state === 'draft') assertOpen(file)
  if (mayJoin(acting, file, row, instrument)) return
  throw forbidden({
    it: 'Prende in carico una bozza altrui l’operatore responsabile o il coordinatore del servizio che ha il fascicolo.',
    en: 'A colleague’s draft is taken up by the responsible worker or the coordinator of the service that holds the file.',
  })
}
export function assertMayCorrect(acting: Acting, file: File, row: { state: string; completed_by: string | null }, instrument: Instrument): void {
  if (row.state !== 'completed') throw conflict({ it: 'Si corregge solo una valutazione completata, e una correzione alla volta.', en: 'Only a completed assessment is corrected, and one correction at a time.' })
  assertOpen(file)
  assertSeesWhole(acting, instrument)
  if (mayCorrect(acting, file, row, instrument)) return
  throw forbidden({
    it: 'Corregge una valutazione chi l’ha firmata, l’operatore responsabile o il coordinatore.',
    en: 'An assessment is corrected by who signed it, the responsible worker or the coordinator.',
  })
}
/** A closed file takes nothing new. */
export function assertOpen(file: File): void {
  if (file.status === 'open') return
  throw conflict({ it: 'Il fascicolo è chiuso: per aggiungere o cambiare va riaperto.', en: 'The file is closed: to add or change anything it must be reopened.' })
}
