import type { Item, Section } from './instrument.ts'

/**
 * Items of the competences that a person shows of himself: on a copy for somebody else they are there unless taken out. Whatever else is asked (limits, which
 * may speak of health; what he wants for himself; the steps agreed, with their names; items added by a body) is on it only when somebody puts it there.
 */
const shown: ReadonlySet<string> = new Set(['presento', 'so_fare', 'vorrei', 'lingue', 'italiano', 'titoli', 'riconoscimento', 'lavori', 'competenze', 'trasversali', 'digitale', 'patente', 'obiettivo'])

/** Is there a copy for others: of the profile and review of competences, and of what a body made of it? */
export const hasCopyForOthers = ({ family }: { family: string }): boolean => family === 'competenze'

/** May it be put on a copy for others at all? What belongs to a clinical section or to the health of somebody never may, nor how the form was filled. */
export const mayBeForOthers = (section: Pick<Section, 'reach' | 'clinical'>, item: Pick<Item, 'form' | 'key'>): boolean => !section.clinical && section.reach !== 'health' && !item.form && item.key !== 'copia'

/** Is it on the copy from the start? */
export const isForOthers = (section: Pick<Section, 'reach' | 'clinical'>, item: Pick<Item, 'form' | 'key'>): boolean => mayBeForOthers(section, item) && shown.has(item.key)
