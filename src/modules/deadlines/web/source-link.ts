import type { Term } from '../contract.ts'
import { caseTabPath } from './paths.ts'

/** The part of the child's page where what scheduled the term is kept, by module. */
const tabs: Readonly<Record<string, string>> = { measures: 'provvedimenti', procedures: 'procedure', permits: 'permessi', schools: 'scuola', assessments: 'valutazioni', agenda: 'agenda', referrals: 'servizi' }

/** Where what scheduled this term is to be seen; null when it is only here. */
export function sourceHref({ caseId, source }: Pick<Term, 'caseId' | 'source'>): string | null {
  const tab = tabs[source.kind.split('.')[0]!]
  return caseId && tab ? caseTabPath.to({ caseId, tab }) : null
}
