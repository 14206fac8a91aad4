import type { Words } from '#kernel/contract/problem.ts'
import { words } from '#kernel/web/i18n/words.ts'
import type { IconName } from '#kernel/web/ui/icons.ts'
import type { TimelineSource } from '../../contract/timeline.ts'

export const sourceLabels: Record<TimelineSource, Words> = {
  diary: { it: 'Diario', en: 'Diary' },
  phase: { it: 'Fasi', en: 'Phases' },
  file: { it: 'Fascicolo', en: 'File' },
  handover: { it: 'Passaggi', en: 'Hand-overs' },
  document: { it: 'Documenti', en: 'Documents' },
  danger: { it: 'Avvisi di pericolo', en: 'Danger warnings' },
  term: { it: 'Termini', en: 'Terms' },
  measure: { it: 'Provvedimenti', en: 'Measures' },
  procedure: { it: 'Procedure', en: 'Procedures' },
  meeting: { it: 'Appuntamenti', en: 'Appointments' },
  service: { it: 'Servizi dati', en: 'Services given' },
  request: { it: 'Richieste ad altri enti', en: 'Requests to other bodies' },
  assessment: { it: 'Valutazioni', en: 'Assessments' },
  permit: { it: 'Permessi', en: 'Permits' },
  plan: { it: 'Progetti', en: 'Plans' },
  paper: { it: 'Relazioni', en: 'Papers' },
}

export const sourceIcons: Record<TimelineSource, IconName> = {
  diary: 'note', phase: 'flag', file: 'folder', handover: 'exchange-circle', document: 'file', danger: 'warning-circle', term: 'clock', measure: 'pa', procedure: 'list', meeting: 'calendar', service: 'user', request: 'mail', assessment: 'check-circle', permit: 'card', plan: 'flag', paper: 'note',
}

/** What happened to an official paper. */
export const paperEvents: Readonly<Record<string, Words>> = {
  approved: { it: 'Relazione approvata', en: 'Paper approved' },
  sent: { it: 'Relazione inviata', en: 'Paper sent' },
  superseded: { it: 'Nuova versione di una relazione', en: 'New version of a paper' },
}

/** What happened to a plan (PEI, framework project …). */
export const planEvents: Record<string, Words> = {
  begun: { it: 'Progetto cominciato', en: 'Plan begun' },
  proposed: { it: 'Progetto proposto alle parti', en: 'Plan proposed to the parties' },
  in_force: { it: 'Progetto in vigore', en: 'Plan in force' },
  review_held: { it: 'Verifica del progetto', en: 'Review of the plan' },
  new_edition: { it: 'Nuova versione del progetto', en: 'New version of the plan' },
  closed: { it: 'Progetto chiuso', en: 'Plan closed' },
  reopened: { it: 'Progetto riaperto', en: 'Plan reopened' },
}

/** What happened to a file, by the kind of its event; an unknown kind says only that something changed. */
export const fileEvents: Record<string, Words> = {
  opened: { it: 'Fascicolo aperto', en: 'File opened' },
  closed: { it: 'Fascicolo chiuso', en: 'File closed' },
  reopened: { it: 'Fascicolo riaperto', en: 'File reopened' },
  responsible_changed: { it: 'Nuovo operatore responsabile', en: 'New responsible worker' },
  team_changed: { it: 'Cambiata l’équipe', en: 'Team changed' },
  siblings_tied: { it: 'Legati i fascicoli dei fratelli', en: 'Siblings’ files tied' },
  siblings_untied: { it: 'Slegati i fascicoli dei fratelli', en: 'Siblings’ files untied' },
}
/** What happened to a service given, or to a request to another body, by the kind of its event. */
export const serviceEvents: Record<string, Words> = {
  asked: { it: 'Servizio chiesto', en: 'Service asked' }, activated: { it: 'Servizio attivato', en: 'Service begun' }, changed: { it: 'Servizio modificato', en: 'Service changed' },
  suspended: { it: 'Servizio sospeso', en: 'Service suspended' }, interrupted: { it: 'Servizio interrotto', en: 'Service interrupted' }, resumed: { it: 'Servizio ripreso', en: 'Service resumed' },
  ended: { it: 'Servizio concluso', en: 'Service ended' }, withdrawn: { it: 'Ritirato', en: 'Withdrawn' },
  sent: { it: 'Richiesta inviata', en: 'Request sent' }, received: { it: 'Richiesta ricevuta', en: 'Request received' }, waiting: { it: 'In lista d’attesa', en: 'On a waiting list' },
  taken: { it: 'Presa in carico', en: 'Taken in charge' }, appointment: { it: 'Appuntamento fissato', en: 'Appointment fixed' }, refused: { it: 'Richiesta rifiutata', en: 'Request refused' },
  answered: { it: 'Risposta ricevuta', en: 'Answer received' }, reminded: { it: 'Sollecito', en: 'Reminder' }, closed: { it: 'Richiesta conclusa', en: 'Request closed' },
}

/** What happened to an assessment, by the kind of its event. */
export const assessmentEvents: Record<string, Words> = { completed: { it: 'Valutazione completata', en: 'Assessment completed' }, corrected: { it: 'Valutazione corretta', en: 'Assessment corrected' } }

/** What happened to a permit of stay, or to an opinion asked of the ministry, by the kind of its event. */
export const permitEvents: Record<string, Words> = {
  added: { it: 'Permesso scritto', en: 'Permit written down' }, corrected: { it: 'Permesso corretto', en: 'Permit corrected' },
  appointment: { it: 'Permesso: appuntamento', en: 'Permit: appointment' }, receipt: { it: 'Permesso: ricevuta', en: 'Permit: receipt' },
  issued: { it: 'Permesso rilasciato', en: 'Permit issued' }, delivered: { it: 'Permesso consegnato', en: 'Permit delivered' }, refused: { it: 'Permesso rifiutato', en: 'Permit refused' },
  renewal_asked: { it: 'Rinnovo chiesto', en: 'Renewal asked' }, conversion_asked: { it: 'Conversione chiesta', en: 'Conversion asked' },
  renewal_appointment: { it: 'Rinnovo: appuntamento', en: 'Renewal: appointment' }, renewal_receipt: { it: 'Rinnovo: ricevuta', en: 'Renewal: receipt' },
  renewal_ready: { it: 'Rinnovo: pronto da ritirare', en: 'Renewal: ready to be collected' }, renewal_refused: { it: 'Rinnovo rifiutato', en: 'Renewal refused' },
  renewal_withdrawn: { it: 'Rinnovo ritirato', en: 'Renewal withdrawn' }, renewed: { it: 'Permesso rinnovato', en: 'Permit renewed' }, converted: { it: 'Permesso convertito', en: 'Permit converted' },
  expired: { it: 'Permesso chiuso: scaduto', en: 'Permit closed: expired' }, ended: { it: 'Permesso chiuso', en: 'Permit closed' }, reopened: { it: 'Permesso riaperto', en: 'Permit reopened' },
  opinion_asked: { it: 'Parere (art. 32) chiesto', en: 'Opinion (art. 32) asked' }, opinion_completion_asked: { it: 'Parere: chiesta un’integrazione', en: 'Opinion: more was asked' },
  opinion_positive: { it: 'Parere positivo', en: 'Positive opinion' }, opinion_negative: { it: 'Parere negativo', en: 'Negative opinion' },
  opinion_withdrawn: { it: 'Parere ritirato', en: 'Opinion withdrawn' }, opinion_not_needed: { it: 'Il parere non serve', en: 'The opinion is not needed' },
}

/** What happened to a procedure, by the kind of its event. */
export const procedureEvents: Record<string, Words> = {
  started: { it: 'Avviata', en: 'Started' },
  step_done: { it: 'Registrato', en: 'Recorded' },
  step_corrected: { it: 'Corretto', en: 'Corrected' },
  step_skipped: { it: 'Saltato', en: 'Skipped' },
  skip_taken_back: { it: 'Da fare di nuovo', en: 'To be done again' },
  effect_lost: { it: 'Perdita di efficacia', en: 'Loss of effect' },
  effect_regained: { it: 'Nessuna perdita di efficacia', en: 'No loss of effect' },
  ended: { it: 'Conclusa', en: 'Ended' },
  abandoned: { it: 'Interrotta', en: 'Stopped' },
  resumed: { it: 'Ripresa', en: 'Resumed' },
}
export const somethingChanged: Words = { it: 'Fascicolo modificato', en: 'File changed' }

export const handoverAnswers: Record<string, Words> = {
  accepted: { it: 'Passaggio accettato', en: 'Hand-over accepted' },
  refused: { it: 'Passaggio rifiutato', en: 'Hand-over refused' },
  withdrawn: { it: 'Passaggio ritirato', en: 'Hand-over withdrawn' },
}

export const timelineWords = words({
  it: {
    title: 'Diario e cronologia',
    search: 'Cerca nella cronologia',
    show: 'Mostra',
    sections: 'Sezioni',
    kinds: 'Tipi di nota',
    all: 'Tutto',
    onlyMine: 'Solo scritte da me',
    period: 'Periodo',
    from: 'Dal',
    to: 'Al',
    clear: 'Togli i filtri',
    print: 'Stampa',
    loadMore: 'Carica le più vecchie',
    count: (shown: number, total: number) => (shown === total ? (total === 1 ? '1 voce' : `${total} voci`) : `${shown} di ${total} voci`),
    between: (from: string, to: string) => `dal ${from} al ${to}`,
    since: (from: string) => `dal ${from}`,
    until: (to: string) => `fino al ${to}`,
    partial: 'Alcune parti non sono tra quelle che puoi vedere.',
    none: 'Ancora niente in questo fascicolo',
    noneText: 'Qui si leggono, in ordine, colloqui, visite, telefonate, fasi, passaggi, documenti e avvisi. Comincia con una nota: premi N.',
    noMatch: 'Niente corrisponde',
    noMatchText: 'Prova con meno parole o togli qualche filtro.',
    phase: (name: string) => `Fase: ${name}`,
    handoverAsked: 'Chiesto il passaggio',
    raised: (name: string) => `Avviso di pericolo: ${name}`,
    lifted: (name: string) => `Avviso tolto: ${name}`,
    termMet: (name: string) => `Termine fatto: ${name}`,
    termMissed: (name: string) => `Termine scaduto: ${name}`,
    meetingCancelled: 'annullato',
    meetingMissed: 'mancato',
    open: 'Apri',
    openOf: (what: string) => `Apri: ${what}`,
    close: 'Chiudi',
    correctedOn: (when: string) => `corretta il ${when}`,
    present: (names: string) => `Con ${names}`,
    minutes: (n: number) => `${n} min`,
  },
  en: {
    title: 'Diary and timeline',
    search: 'Search the timeline',
    show: 'Show',
    sections: 'Sections',
    kinds: 'Kinds of entry',
    all: 'Everything',
    onlyMine: 'Only written by me',
    period: 'Period',
    from: 'From',
    to: 'To',
    clear: 'Clear filters',
    print: 'Print',
    loadMore: 'Load older ones',
    count: (shown, total) => (shown === total ? (total === 1 ? '1 item' : `${total} items`) : `${shown} of ${total} items`),
    between: (from, to) => `from ${from} to ${to}`,
    since: (from) => `from ${from}`,
    until: (to) => `until ${to}`,
    partial: 'Some parts are not among those you may see.',
    none: 'Nothing in this file yet',
    noneText: 'Talks, visits, calls, phases, hand-overs, documents and warnings are read here in order. Begin with an entry: press N.',
    noMatch: 'Nothing matches',
    noMatchText: 'Try fewer words or clear some filters.',
    phase: (name) => `Phase: ${name}`,
    handoverAsked: 'Hand-over asked',
    raised: (name) => `Danger warning: ${name}`,
    lifted: (name) => `Warning lifted: ${name}`,
    termMet: (name) => `Term done: ${name}`,
    termMissed: (name) => `Term missed: ${name}`,
    meetingCancelled: 'cancelled',
    meetingMissed: 'missed',
    open: 'Open',
    openOf: (what) => `Open: ${what}`,
    close: 'Close',
    correctedOn: (when) => `corrected on ${when}`,
    present: (names) => `With ${names}`,
    minutes: (n) => `${n} min`,
  },
})
