import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { groupsPath, requestsPath, servicesPath, summaryPath, weekPath } from './paths.ts'

const destinations = [
  { id: 'services', label: { it: 'Servizi dati', en: 'Services given' }, icon: 'user', href: servicesPath.to() },
  { id: 'week', label: { it: 'Ore della settimana', en: 'Hours of the week' }, icon: 'clock', href: weekPath.to() },
  { id: 'requests', label: { it: 'Richieste ad altri enti in attesa di risposta', en: 'Requests to other bodies without an answer' }, icon: 'mail', href: requestsPath.to({}, { state: 'waiting_answer' }) },
  { id: 'groups', label: { it: 'Gruppi e registri delle presenze', en: 'Groups and their registers' }, icon: 'list', href: groupsPath.to() },
  { id: 'summary', label: { it: 'Riepilogo mensile delle ore', en: 'Monthly summary of hours' }, icon: 'chart-line', href: summaryPath.to() },
] as const

/** Where one can go from anywhere, by a piece of its words. */
export const places = (text: string): PaletteItem[] =>
  destinations.map(({ id, label, icon, href }): PaletteItem => ({ id: `referrals-${id}`, label: label[getLanguage()], icon, href }))
    .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')))
