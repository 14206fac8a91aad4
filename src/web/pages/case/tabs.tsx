import type { ComponentType } from 'react'
import { Place } from '#kernel/web/contributions.tsx'
import { AccessTab } from '#modules/access/web/index.ts'
import { AgendaTab } from '#modules/agenda/web/index.ts'
import { AssessmentsTab } from '#modules/assessments/web/index.ts'
import { WhoLooked } from '#modules/audit/web/index.ts'
import type { CaseFile } from '#modules/cases/contract.ts'
import { CaseOverview, TimelineTab } from '#modules/cases/web/index.ts'
import { PapersTab } from '#modules/composer/web/index.ts'
import { TermsPanel } from '#modules/deadlines/web/index.ts'
import { DocumentsTab } from '#modules/documents/web/index.ts'
import { FamilyTab } from '#modules/people/web/index.ts'
import { LegalStatusCard, MeasuresTab } from '#modules/measures/web/index.ts'
import { PermitsTab } from '#modules/permits/web/index.ts'
import { OpenNeeds, PlansTab } from '#modules/plans/web/index.ts'
import { ProceduresTab } from '#modules/procedures/web/index.ts'
import { ServicesTab } from '#modules/referrals/web/index.ts'
import { SchoolTab } from '#modules/schools/web/index.ts'

/** What one comes to a child's page for; the parts stand at its side in these groups, in this order. */
export const partGroups = ['theChild', 'theWork', 'theLaw', 'theSchool', 'theFile'] as const

interface CaseTab {
  id:
    | 'panoramica' | 'cronologia' | 'persone' | 'valutazioni' | 'progetto' | 'agenda' | 'servizi' | 'relazioni' | 'documenti'
    | 'termini' | 'provvedimenti' | 'procedure' | 'scuola' | 'permessi' | 'accessi'
  group: (typeof partGroups)[number]
  /** Shown to who reaches this section; null: to whoever reaches the file. */
  section: string | null
  Content: ComponentType<{ file: CaseFile }>
}

/** The parts of a child's page, in their order; each belongs to its module. */
export const caseTabs: readonly CaseTab[] = [
  {
    id: 'panoramica', group: 'theChild', section: null,
    Content: ({ file }) => <div className="ac-stack">{file.sections.includes('judicial') && <LegalStatusCard caseId={file.id} />}{file.sections.includes('social') && <OpenNeeds caseId={file.id} />}<CaseOverview file={file} /></div>,
  },
  { id: 'cronologia', group: 'theChild', section: null, Content: ({ file }) => <div className="ac-stack">{file.sections.includes('identity') && <Place name="case.history" caseId={file.id} personId={file.childId} />}<TimelineTab caseId={file.id} /></div> },
  { id: 'termini', group: 'theLaw', section: null, Content: ({ file }) => <TermsPanel subject={file.id} /> },
  { id: 'persone', group: 'theChild', section: 'identity', Content: ({ file }) => <FamilyTab caseId={file.id} childId={file.childId} tied={file.siblings.map((one) => one.childId)} /> },
  { id: 'procedure', group: 'theLaw', section: null, Content: ({ file }) => <ProceduresTab caseId={file.id} /> },
  { id: 'provvedimenti', group: 'theLaw', section: 'judicial', Content: ({ file }) => <MeasuresTab caseId={file.id} /> },
  { id: 'scuola', group: 'theSchool', section: 'education', Content: ({ file }) => <SchoolTab caseId={file.id} /> },
  { id: 'permessi', group: 'theSchool', section: 'work_status', Content: ({ file }) => <PermitsTab caseId={file.id} /> },
  { id: 'valutazioni', group: 'theWork', section: 'social', Content: ({ file }) => <AssessmentsTab caseId={file.id} /> },
  { id: 'progetto', group: 'theWork', section: null, Content: ({ file }) => <PlansTab caseId={file.id} /> },
  { id: 'agenda', group: 'theWork', section: null, Content: ({ file }) => <AgendaTab caseId={file.id} childName={file.childName} /> },
  { id: 'relazioni', group: 'theWork', section: 'judicial', Content: ({ file }) => <PapersTab caseId={file.id} /> },
  { id: 'servizi', group: 'theWork', section: null, Content: ({ file }) => <ServicesTab caseId={file.id} /> },
  { id: 'documenti', group: 'theWork', section: null, Content: ({ file }) => <DocumentsTab subject={file.id} /> },
  { id: 'accessi', group: 'theFile', section: null, Content: ({ file }) => <div className="ac-stack"><AccessTab subject={file.id} /><WhoLooked subject={file.id} /></div> },
]
