import type { Words } from '#kernel/domain/bilingual.ts'
import type { ActorKind } from '../rule.ts'

/** Who must act: the kind for filters, the words as the rule says them. */
export interface Actor {
  kind: ActorKind
  words: Words
}

/** An actor in the words of one rule. */
export const actor = (kind: ActorKind, it: string, en: string): Actor => ({ kind, words: { it, en } })

// The juvenile court may become the TPMF (MOV-3): these are names of offices as data, nothing depends on them.
export const service = actor('service', 'Servizio sociale', 'Social service')
export const pmm = actor('prosecutor', 'PM presso il tribunale per i minorenni', 'Prosecutor at the juvenile court')
export const prosecutor = actor('prosecutor', 'Pubblico ministero', 'Public prosecutor')
export const court = actor('court', 'Tribunale per i minorenni', 'Juvenile court')
export const appealCourt = actor('court', 'Corte d’appello', 'Court of appeal')
export const guardianshipJudge = actor('court', 'Giudice tutelare', 'Guardianship judge')
export const judgeOffice = actor('court', 'Giudice', 'Judge')
export const registry = actor('court', 'Cancelleria', 'Court registry')
export const authority = actor('service', 'Pubblica autorità (sindaco o delegato, servizio sociale, polizia)', 'Public authority (mayor or delegate, social service, police)')
export const parties = actor('party', 'Parti', 'Parties')
export const party = actor('party', 'Parte interessata', 'The party concerned')
export const serviceAndCourt = actor('service', 'Servizio sociale e tribunale per i minorenni', 'Social service and juvenile court')
export const everybody = actor('other', 'Tutti', 'Everybody')
export const community = actor('community', 'Comunità di accoglienza', 'Residential community')
export const tutor = actor('guardian', 'Tutore', 'Guardian')
export const police = actor('police', 'Polizia', 'Police')
export const publicSecurity = actor('police', 'Autorità di pubblica sicurezza', 'Public security authority')
export const questore = actor('police', 'Questore', 'Questore (police headquarters)')
export const prefect = actor('other', 'Prefetto', 'Prefect')
export const headteacher = actor('school', 'Dirigente scolastico', 'Head of school')
export const mayor = actor('other', 'Sindaco', 'Mayor')
export const controller = actor('controller', 'Titolare del trattamento', 'Data controller')
export const publicBody = actor('controller', 'Ente pubblico', 'Public body')
export const dublinUnit = actor('other', 'Unità Dublino', 'Dublin Unit')
export const otherState = actor('other', 'L’altro Stato', 'The other State')
export const states = actor('other', 'Stati interessati', 'The States concerned')
export const ussm = actor('service', 'Ufficio di servizio sociale per i minorenni (USSM)', 'Juvenile justice social service (USSM)')
export const team = actor('service', 'Équipe multidisciplinare', 'Multidisciplinary team')
