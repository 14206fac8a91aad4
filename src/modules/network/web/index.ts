import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { networkPath, operatorPath, operatorsPath, organisationPartPath, organisationPath } from './paths.ts'

export { networkPath, operatorPath, operatorsPath, organisationPath } from './paths.ts'

const organisationScreen = () => import('./OrganisationPage.tsx').then((module) => module.OrganisationPage)
const prefetch = async (params: Record<string, string>) => prefetchOf((await import('../contract/organisations.ts')).getOrganisation, { organisationId: params['organisationId'] as Id<'organisation'> })

export const networkWeb: WebModule = {
  id: 'network',
  screens: [
    screen(networkPath, () => import('./NetworkScreen.tsx').then((module) => module.NetworkScreen)),
    screen(organisationPath, organisationScreen, { prefetch }),
    screen(organisationPartPath, organisationScreen, { prefetch }),
    screen(operatorsPath, () => import('./OperatorsScreen.tsx').then((module) => module.OperatorsScreen)),
    screen(operatorPath, () => import('./OperatorPage.tsx').then((module) => module.OperatorPage), {
      prefetch: async ({ operatorId }) => prefetchOf((await import('../contract/operators.ts')).getOperator, { operatorId: operatorId as Id<'operator'> }),
    }),
  ],
  navigation: [
    { href: networkPath.to(), label: { it: 'Rete', en: 'Network' }, icon: 'link', order: 70, shortcut: 'g r' },
    { href: operatorsPath.to(), label: { it: 'Operatori', en: 'People at work' }, icon: 'user', order: 80, shortcut: 'g u' },
  ],
  palette: [
    {
      id: 'operators',
      title: { it: 'Operatori', en: 'People at work' },
      search: async (text, signal) =>
        (await call((await import('../contract/directory.ts')).findOperators, { q: text, limit: 6 }, { signal })).rows.map((row) => ({
          id: `operator:${row.id}`, label: `${row.givenName} ${row.familyName}`, detail: row.organisationName, icon: 'user', href: operatorPath.to({ operatorId: row.id }),
        })),
    },
    {
      id: 'organisations',
      title: { it: 'Enti', en: 'Bodies' },
      search: async (text, signal) =>
        (await call((await import('../contract/organisations.ts')).listOrganisations, { q: text, limit: 5 }, { signal })).rows.map((row) => ({
          id: `organisation:${row.id}`, label: row.name, ...(row.municipality ? { detail: row.municipality } : {}), icon: 'link', href: organisationPath.to({ organisationId: row.id }),
        })),
    },
  ],
}
