import { screen, type WebModule } from '#kernel/web/module.ts'
import { calculationPath } from './calculation-path.ts'

export { calculationPath } from './calculation-path.ts'

export const deadlinesWeb: WebModule = {
  id: 'deadlines',
  screens: [screen(calculationPath, () => import('./CalculationScreen.tsx').then((module) => module.CalculationScreen))],
  palette: [
    {
      id: 'calculation', title: { it: 'Termini', en: 'Deadlines' }, from: 3,
      search: (text) => ('calcolo dei termini deadline calculator'.includes(text.toLowerCase())
        ? [{ id: 'calculation', label: 'Calcolo dei termini', icon: 'clock', href: calculationPath.to() }] : []),
    },
    { id: 'rules', title: { it: 'Regole e termini di legge', en: 'Rules and legal terms' }, from: 3, search: async (text, signal) => (await import('./calculation-palette.ts')).findRules(text, signal) },
  ],
}
