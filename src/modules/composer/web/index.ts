import { lazy } from 'react'
import { registerNotices } from '#kernel/web/notices.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { approvalPath } from './approval/paths.ts'
import { hostedListPath, hostedListsPath } from './hosted/paths.ts'
import { newPaperPath, paperPath, papersPath } from './paths.ts'
import { templatesPath } from './templates/paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).composerNotices)

/** The part of a child's page about official writings. Put it inside a `Suspense`. */
export const PapersTab = lazy(async () => ({ default: (await import('./PapersTab.tsx')).PapersTab }))
export { newPaperPath, paperPath, papersPath } from './paths.ts'

const title = { it: 'Relazioni', en: 'Papers' } as const

const hostedTitle = { it: 'Elenchi semestrali', en: 'Half-yearly lists' } as const
/** Who works where children are hosted and writes there or leads, the educators first: of the others nobody owes the list. */
const hosts = ({ roles, hosts: hosted }: Actor): boolean => hosted && roles.some((role) => ['educator', 'coordinator', 'manager'].includes(role))
const templatesTitle = { it: 'Modelli', en: 'Templates' } as const
const approvalTitle = { it: 'Approvazione', en: 'Approval' } as const
const looksAfter = ({ roles }: Actor): boolean => roles.some((role) => role === 'administrator' || role === 'manager')

/** Who writes papers, or approves them, sees them in the navigation. */
const writes = ({ roles }: { roles: readonly string[] }): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'specialist'].includes(role))

export const composerWeb: WebModule = {
  id: 'composer',
  screens: [
    screen(newPaperPath, () => import('./NewPaperScreen.tsx').then((module) => module.NewPaperScreen)),
    screen(papersPath, () => import('./PapersScreen.tsx').then((module) => module.PapersScreen)),
    screen(paperPath, () => import('./PaperScreen.tsx').then((module) => module.PaperScreen)),
    screen(hostedListsPath, () => import('./hosted/HostedListsScreen.tsx').then((module) => module.HostedListsScreen)),
    screen(hostedListPath, () => import('./hosted/HostedListScreen.tsx').then((module) => module.HostedListScreen)),
    screen(approvalPath, () => import('./approval/ApprovalScreen.tsx').then((module) => module.ApprovalScreen)),
    screen(templatesPath, () => import('./templates/TemplatesScreen.tsx').then((module) => module.TemplatesScreen)),
  ],
  navigation: [
    { href: papersPath.to(), label: title, icon: 'note', order: 29, visible: writes },
    { href: hostedListsPath.to(), label: hostedTitle, icon: 'list', order: 30, visible: hosts },
    { href: templatesPath.to(), label: templatesTitle, icon: 'file', order: 75, visible: looksAfter },
    { href: approvalPath.to(), label: approvalTitle, icon: 'check', order: 76, visible: looksAfter },
  ],
  palette: [{ id: 'papers', title, from: 0, search: async (text) => (await import('./palette.ts')).find(text) }],
  contributions: [
    { place: 'today', id: 'report-terms', order: 28, label: title, visible: writes, load: () => import('./TodayReportTerms.tsx').then((module) => module.TodayReportTerms) },
    { place: 'assessment.read', id: 'talk-report', order: 10, label: title, visible: writes, load: () => import('./TalkReportLink.tsx').then((module) => module.TalkReportLink) },
    { place: 'today', id: 'papers', order: 30, label: title, load: () => import('./PapersCard.tsx').then((module) => module.PapersCard) },
  ],
}
