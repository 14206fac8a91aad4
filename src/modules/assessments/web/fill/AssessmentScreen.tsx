import { useEffect, type ReactNode } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { rememberOpened } from '#kernel/web/palette.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getAssessment, type AssessmentView } from '../../contract.ts'
import { assessmentPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { FillView } from './FillView.tsx'
import { ReadView } from './ReadView.tsx'
import '../assessments.css'

/** One assessment: filled by who fills it while it is a draft, otherwise read; `?vista=lettura` reads a draft, `?revisione=` an earlier signed version. */
export function AssessmentScreen() {
  const say = useWords(assessmentWords)
  const { assessmentId } = assessmentPath.useParams()
  const [search] = useSearchState()
  const revision = Number(search['revisione']) || undefined
  const query = useQueryOf(getAssessment, { assessmentId: assessmentId as Id<'assessment'>, ...(revision ? { revision } : {}) })
  return (
    <Loaded query={query} lines={12} title={say.one}>
      {(view) => (view.state === 'draft' && view.can.fill && !revision && search['vista'] !== 'lettura' ? <Remembered view={view}><FillView key={view.id} view={view} /></Remembered> : <Remembered view={view}><ReadView view={view} asked={revision} /></Remembered>)}
    </Loaded>
  )
}

/** So that "Recenti" leads back here: the file's number, never the child's name beside what is assessed. */
function Remembered({ view, children }: { view: AssessmentView; children: ReactNode }) {
  const both = useSay()
  const title = both(view.title)
  useEffect(() => rememberOpened({ id: view.id, label: `${title} · ${view.caseNumber}`, icon: 'list', href: assessmentPath.to({ assessmentId: view.id }) }), [view.id, view.caseNumber, title])
  return children
}
