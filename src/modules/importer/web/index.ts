import type { Words } from '#kernel/contract/problem.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { importPath, importsPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).importNotices)

export { importsPath } from './paths.ts'

const opensFiles = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager'].includes(role))
const title: Words = { it: 'Importa un registro', en: 'Import a register' }

export const importerWeb: WebModule = {
  id: 'importer',
  screens: [
    screen(importsPath, () => import('./ImportsScreen.tsx').then((module) => module.ImportsScreen)),
    screen(importPath, () => import('./ImportPage.tsx').then((module) => module.ImportPage)),
  ],
  navigation: [{ href: importsPath.to(), label: { it: 'Importa', en: 'Import' }, icon: 'upload', order: 80, visible: opensFiles }],
  palette: [
    {
      id: 'import-start', title, from: 0, visible: opensFiles,
      search: async (text) => (await import('./palette.ts')).startLike(text, title, importsPath.to()),
    },
  ],
}
