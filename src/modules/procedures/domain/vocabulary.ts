import type { Words } from '#kernel/domain/bilingual.ts'
import { w, type Consequence, type Family, type StepActor } from './definition.ts'

export const familyNames: Readonly<Record<Family, Words>> = {
  protezione: w('Protezione urgente', 'Urgent protection'),
  affidamento: w('Affidamento e comunità', 'Foster care and communities'),
  msna: w('Minori stranieri non accompagnati', 'Unaccompanied foreign children'),
  segnalazione: w('Obblighi di segnalazione', 'Duties to report'),
  scuola: w('Obbligo scolastico', 'School attendance'),
  penale: w('Penale minorile', 'Juvenile justice'),
  privacy: w('Accesso e protezione dei dati', 'Access and data protection'),
}

export const actorNames: Readonly<Record<StepActor, Words>> = {
  servizio: w('Servizio sociale', 'Social service'),
  autorita: w('Pubblica autorità che dispone il collocamento', 'Public authority ordering the placement'),
  pmm: w('Procura presso il Tribunale per i minorenni', 'Juvenile prosecutor'),
  tm: w('Tribunale per i minorenni', 'Juvenile court'),
  gt: w('Giudice tutelare', 'Guardianship judge'),
  appello: w('Corte d’appello', 'Court of appeal'),
  cancelleria: w('Cancelleria', 'Court registry'),
  comunita: w('Comunità', 'Community'),
  tutore: w('Tutore', 'Guardian'),
  questura: w('Questura', 'Police headquarters'),
  prefettura: w('Prefettura', 'Prefecture'),
  ministero: w('Ministero', 'Ministry'),
  sanita: w('Servizio sanitario', 'Health service'),
  scuola: w('Scuola', 'School'),
  sindaco: w('Sindaco', 'Mayor'),
  unita_dublino: w('Unità Dublino', 'Dublin unit'),
  equipe: w('Équipe multidisciplinare', 'Multidisciplinary team'),
  ente_tracing: w('Ente per le indagini familiari', 'Family tracing body'),
  ussm: w('USSM', 'Juvenile justice social service'),
  giudice: w('Giudice che procede', 'Judge in charge'),
  titolare: w('Titolare del trattamento', 'Data controller'),
  parti: w('Parti (genitori, curatore, affidatari)', 'Parties (parents, curator, carers)'),
}

export const consequenceWords: Readonly<Record<Consequence, Words>> = {
  LOSS: w('Il provvedimento perde efficacia', 'The measure loses effect'),
  DEC: w('Il diritto si perde', 'The right is lost'),
  CAP: w('Oltre il termine la misura è illegittima', 'Beyond the term the measure is unlawful'),
  NUL: w('Rischio di nullità degli atti', 'Risk of void acts'),
  PEN: w('Sanzione penale o amministrativa', 'Criminal or administrative sanction'),
  ACC: w('Il silenzio vale accettazione', 'Silence counts as acceptance'),
  ORD: w('Nessun effetto automatico: responsabilità di chi doveva agire', 'No automatic effect: liability of who had to act'),
  NONE: w('Nessuna conseguenza prevista', 'No consequence laid down'),
}

/**
 * What follows when a term passes, said once: in the words of its step, which knows its own law better than the general name of the consequence; else by that name;
 * null when neither says anything.
 */
export const followsOf = (code: string | null, own: { words: Words } | null): Words | null =>
  own?.words ?? (code !== null && code in consequenceWords ? consequenceWords[code as Consequence] : null)

/** Actors whose steps the service itself does; of the others it records what it learns. */
export const ownActors: ReadonlySet<StepActor> = new Set<StepActor>(['servizio', 'equipe', 'titolare', 'autorita'])
