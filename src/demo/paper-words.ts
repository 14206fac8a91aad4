import type { PaperKind } from '#modules/composer/domain/paper.ts'

/** What stands in a section of a paper, by its key. */
export const phrases: Readonly<Record<string, string>> = {
  sources: 'Il servizio ha incontrato il minore e i genitori, separatamente e insieme, e ha sentito la scuola e il pediatra.',
  family: 'Il nucleo è seguito dal servizio dall’apertura del fascicolo. Il minore vive con la madre.',
  statements: 'La madre riferisce di sentirsi più sostenuta. Il padre dichiara di voler riprendere gli incontri.',
  child_voice: 'Il minore ha detto che a scuola sta meglio e che vorrebbe vedere di più i cugini.',
  social_view: 'Le condizioni di vita sono migliorate; restano fragili la gestione dei tempi e i rapporti tra gli adulti.',
  programme: 'Nel semestre si sono svolti gli interventi previsti dal progetto.',
  family_change: 'La madre ha mantenuto gli impegni presi; il padre li ha seguiti in parte.',
  duration: 'Si ritiene necessario un ulteriore semestre.',
}

/** The same sections in a paper that left, where nothing may be missing. */
const wholeFamily: Readonly<Record<string, string>> = {
  ...phrases,
  facts: 'Dall’ultimo aggiornamento il minore ha frequentato la scuola con regolarità; le assenze sono scese da ventuno a sei. L’educativa domiciliare si è svolta due pomeriggi alla settimana, con due sole disdette. La casa, vista in due visite, è in ordine; la muffa è stata tolta a spese del proprietario.',
  answer: 'Le condizioni del minore sono migliorate rispetto al decreto. Gli incontri con il padre si svolgono come disposto; il padre è stato presente a sette incontri su otto.',
  proposals: 'Si propone di proseguire l’educativa domiciliare fino a giugno e di passare a incontri liberi con il padre una volta alla settimana, con verifica dopo tre mesi.',
}
const boyAlone: Readonly<Record<string, string>> = {
  journey: 'Il ragazzo ha raccontato di essere partito per decisione del padre, con un cugino, e di avere viaggiato quattordici mesi. Ha voluto che si scrivesse che desidera studiare.',
  facts: 'Identità dichiarata e confermata dal certificato di nascita inviato dal fratello. Visita medica d’ingresso svolta. Iscritto al CPIA, frequenza regolare. Permesso per minore età chiesto, ricevuta agli atti.',
  long_term: 'Contatti vivi con la madre e con la sorella maggiore, residente in Francia, di cui si sta verificando la disponibilità. Nel frattempo il percorso avviato in Italia risponde al suo interesse.',
}

/** What a finished paper says, by kind. */
export const wholeText = (kind: PaperKind): Readonly<Record<string, string>> => (kind === 'social_file' ? boyAlone : wholeFamily)
