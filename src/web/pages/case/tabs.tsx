import type { ComponentType } from 'react'
import type { CaseFile } from '#modules/cases/contract.ts'
import { CaseOverview, TimelineTab } from '#modules/cases/web/index.ts'
import { FamilyTab } from '#modules/people/web/index.ts'

interface CaseTab {
  id: 'panoramica' | 'cronologia' | 'persone'
  /** Shown to who reaches this section; null: to whoever reaches the file. */
  section: string | null
  Content: ComponentType<{ file: CaseFile }>
}

/** The parts of a child's page, in their order; each belongs to its module. */
export const caseTabs: readonly CaseTab[] = [
  { id: 'panoramica', section: null, Content: CaseOverview },
  { id: 'cronologia', section: null, Content: ({ file }) => <TimelineTab caseId={file.id} /> },
  { id: 'persone', section: 'identity', Content: ({ file }) => <FamilyTab caseId={file.id} childId={file.childId} /> },
]
