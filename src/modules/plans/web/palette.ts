import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { plansPath } from './paths.ts'

const destinations = [
  { id: 'plans', label: { it: 'Progetti e PEI', en: 'Plans and PEI' }, href: plansPath.to() },
  { id: 'plans-due', label: { it: 'Verifiche in scadenza', en: 'Reviews due' }, href: plansPath.to({}, { due: '30' }) },
  { id: 'plans-unframed', label: { it: 'In vigore senza progetto quadro concordato', en: 'In force without an agreed framework project' }, href: plansPath.to({}, { framework: 'missing' }) },
  { id: 'plans-orphans', label: { it: 'Azioni di chi non lavora più qui', en: 'Actions of people who left' }, href: plansPath.to({}, { orphans: 'true' }) },
] as const

/** Where one can go from anywhere, by a piece of its words. */
export const places = (text: string): PaletteItem[] =>
  destinations.map(({ id, label, href }): PaletteItem => ({ id, label: label[getLanguage()], icon: 'flag', href }))
    .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')))
