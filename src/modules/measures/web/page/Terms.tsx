import { Suspense } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { TermsPanel } from '#modules/deadlines/web/index.ts'
import type { Measure } from '../../contract/measure.ts'
import { measureWords } from '../words.ts'

/** The terms that the measure started; each opens its reason, and can be marked as done here. */
export function Terms({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  return (
    <Card title={say.terms}>
      {measure.terms.length === 0
        ? <p className="ac-meta">{say.noTerms}</p>
        : <Suspense fallback={null}><TermsPanel subject={measure.caseId} source={{ kind: 'measures.measure', id: measure.id }} heading={false} /></Suspense>}
    </Card>
  )
}
