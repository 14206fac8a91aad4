import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { permitsPath } from './paths.ts'

const destinations = [
  { id: 'permits', label: { it: 'Permessi in scadenza', en: 'Permits about to expire' }, href: permitsPath.to() },
  { id: 'permits-mine', label: { it: 'I miei permessi in scadenza entro 60 giorni', en: 'My permits that expire within 60 days' }, href: permitsPath.to({}, { scope: 'mine', within: '60' }) },
] as const

/** Where one can go from anywhere, by a piece of its words. */
export const places = (text: string): PaletteItem[] =>
  destinations.map(({ id, label, href }): PaletteItem => ({ id, label: label[getLanguage()], icon: 'card', href }))
    .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')))
