import type { Instrument, Item } from '../instrument.ts'

/**
 * Items of shipped instruments that say how they were filled: who was there, what was explained or checked, registration numbers. They stand beside the definitions and not in
 * them: what was signed stays bound to the text of its version, and a key asks the same over versions, so that this holds for the assessments of years ago too.
 */
export const formItems: Readonly<Record<string, readonly string[]>> = {
  mondo_del_bambino: ['partecipanti', 'assenti'],
  anamnesi_sociale: ['fonti', 'mediatore', 'limiti'],
  colloquio_ingresso_msna: ['conduce', 'professione', 'tutore', 'mediatore', 'lingua', 'scelta', 'spiegato', 'riletto', 'avviso', 'invii'],
  cartella_sociale_msna: ['persone', 'documenti', 'sim', 'cui', 'polizza', 'assegnazioni', 'misure', 'letta'],
  // the reporter is nobody's fact
  rilevazione_precoce: ['fonte'],
  indicatori_tratta: ['identifica', 'detto'],
  superiore_interesse: ['tempo', 'forma', 'sentiti', 'detto', 'collegio'],
  competenze: ['copia'],
}

/** Does this item say only how the instrument was filled, and nothing of the child, the family, the situation? */
export const isOfForm = ({ key }: Pick<Instrument, 'key'>, item: Item): boolean => item.form === true || (formItems[key]?.includes(item.key) ?? false)

/** The instrument with each item saying itself whether it is of the form: how a copy of it begins. */
export const withForm = (instrument: Instrument): Instrument => ({
  ...instrument, sections: instrument.sections.map((section) => ({ ...section, items: section.items.map((item): Item => (isOfForm(instrument, item) ? { ...item, form: true } : item)) })),
})
