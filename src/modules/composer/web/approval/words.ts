import { words } from '#kernel/web/i18n/words.ts'

/** The words of how papers are approved in a body. */
export const approvalWords = words({
  it: {
    title: 'Approvazione delle relazioni', lead: 'Che cosa serve perché una relazione dell’ente sia approvata, numerata e spedita.', none: 'Nessun ente da amministrare', noneText: 'Lo decide chi dirige il servizio o amministra l’ente.',
    twoPairs: 'Chi ha scritto da solo tutta la relazione non la approva', twoPairsHint: 'Servono due paia d’occhi: la legge e la approva un’altra persona che coordina. Finché l’ente non dice altro è così.',
    on: 'Servono due paia d’occhi', off: 'Basta chi coordina, anche se l’ha scritta da solo', reason: 'Perché', reasonHint: 'Resta nella storia, con il tuo nome e il giorno.', save: 'Salva', saved: 'Regola salvata: vale da ora',
    history: 'Come è stato deciso', shipped: 'Mai cambiata: vale la regola fornita, due paia d’occhi.', line: (who: string, when: string) => `${who}, ${when}`,
  },
  en: {
    title: 'Approval of papers', lead: 'What it takes for a paper of the body to be approved, numbered and sent.', none: 'No body to administer', noneText: 'Who runs the service or administers the body decides it.',
    twoPairs: 'Who wrote the whole paper alone does not approve it', twoPairsHint: 'Two pairs of eyes: another coordinator reads and approves it. So it is until the body says otherwise.',
    on: 'Two pairs of eyes', off: 'Who coordinates is enough, even having written it alone', reason: 'Why', reasonHint: 'It stays in the history, with your name and the day.', save: 'Save', saved: 'Rule saved: it holds from now on',
    history: 'How it was decided', shipped: 'Never changed: the rule as shipped holds, two pairs of eyes.', line: (who, when) => `${who}, ${when}`,
  },
})
