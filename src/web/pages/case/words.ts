import { words } from '#kernel/web/i18n/words.ts'

export const casePageWords = words({
  it: {
    file: 'Fascicolo',
    parts: 'Parti del fascicolo',
    theChild: 'Il minore', theWork: 'Il lavoro', theLaw: 'La legge', theSchool: 'Scuola e permessi', theFile: 'Il fascicolo',
    valutazioni: 'Valutazioni', progetto: 'Progetto', agenda: 'Agenda', servizi: 'Servizi', relazioni: 'Relazioni',
    panoramica: 'Panoramica', cronologia: 'Cronologia', termini: 'Termini', persone: 'Persone', provvedimenti: 'Provvedimenti', procedure: 'Procedure', scuola: 'Scuola', permessi: 'Permessi', documenti: 'Documenti', accessi: 'Accessi',
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
    outOfReach: 'File not available',
    outOfReachTitle: 'The file is not among those you may see',
    outOfReachText: 'It may have passed to another service, or not exist. If you need it for your work, ask who coordinates the service to open it to you.',
    backToFiles: 'Back to the files', emergency: 'It is an emergency: find who holds it',
  },
})
