import { lazy } from 'react'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { attendanceRiskPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).schoolNotices)

/** The tab "Scuola" of a child's page: put it inside a `Suspense`. */
export const SchoolTab = lazy(async () => ({ default: (await import('./SchoolTab.tsx')).SchoolTab }))
export { attendanceRiskPath } from './paths.ts'

const title = { it: 'Frequenza', en: 'Attendance' }
const worksOnFiles = ({ roles }: { roles: readonly string[] }): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'partner'].includes(role))

export const schoolsWeb: WebModule = {
  id: 'schools',
  screens: [screen(attendanceRiskPath, () => import('./RiskScreen.tsx').then((module) => module.RiskScreen))],
  navigation: [{ href: attendanceRiskPath.to(), label: title, icon: 'bookmark', order: 62, visible: worksOnFiles }],
}
