import { words } from '#kernel/web/i18n/words.ts'

export const casePageWords = words({
  it: {
    file: 'Fascicolo',
    parts: 'Parti del fascicolo',
    theChild: 'Il minore', theWork: 'Il lavoro', theLaw: 'La legge', theSchool: 'Scuola e permessi', theFile: 'Il fascicolo',
    valutazioni: 'Valutazioni', progetto: 'Progetto', agenda: 'Agenda', servizi: 'Servizi', relazioni: 'Relazioni',
    panoramica: 'Panoramica', cronologia: 'Cronologia', termini: 'Termini', persone: 'Persone', provvedimenti: 'Provvedimenti', procedure: 'Procedure', scuola: 'Scuola', permessi: 'Permessi', documenti: 'Documenti', accessi: 'Accessi',
    noPart: 'Qui non c’è niente da mostrare',
    unknownPart: 'Nessuna parte del fascicolo si chiama come dice l’indirizzo: forse è stato copiato a metà, o viene da una versione precedente.',
    closedPart: (name: string) => `«${name}» non è tra le parti di questo fascicolo che puoi vedere. Se ti serve per il tuo lavoro, chiedi a chi ha in carico il fascicolo.`,
    openPart: 'Le parti che puoi aprire:',
    outOfReach: 'Fascicolo non disponibile',
    outOfReachTitle: 'Il fascicolo non è tra quelli che puoi vedere',
    outOfReachText: 'Può essere passato a un altro servizio, o non esistere. Se ti serve per il tuo lavoro, chiedi a chi coordina il servizio di aprirtelo.',
    backToFiles: 'Torna ai fascicoli', emergency: 'È un’emergenza: trova chi lo ha in carico',
  },
  en: {
    file: 'File',
    parts: 'Parts of the file',
    theChild: 'The child', theWork: 'The work', theLaw: 'The law', theSchool: 'School and permits', theFile: 'The file',
    valutazioni: 'Assessments', progetto: 'Plan', agenda: 'Appointments', servizi: 'Services', relazioni: 'Papers',
    panoramica: 'Overview', cronologia: 'Timeline', termini: 'Terms', persone: 'People', provvedimenti: 'Measures', procedure: 'Procedures', scuola: 'School', permessi: 'Permits', documenti: 'Documents', accessi: 'Access',
    noPart: 'There is nothing to show here',
    unknownPart: 'No part of the file is called what the address says: perhaps it was copied halfway, or comes from an earlier version.',
    closedPart: (name) => `“${name}” is not among the parts of this file that you may see. If you need it for your work, ask who holds the file.`,
    openPart: 'The parts you may open:',
    outOfReach: 'File not available',
    outOfReachTitle: 'The file is not among those you may see',
    outOfReachText: 'It may have passed to another service, or not exist. If you need it for your work, ask who coordinates the service to open it to you.',
    backToFiles: 'Back to the files', emergency: 'It is an emergency: find who holds it',
  },
})
