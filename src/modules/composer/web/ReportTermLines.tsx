import { Suspense } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Skeleton } from '#kernel/web/ui/states.tsx'
import { TermLine } from '#modules/deadlines/web/index.ts'
import type { ReportTerm } from '../contract.ts'
import { newPaperPath } from './paths.ts'
import { paperWords } from './words.ts'
import './composer.css'

/** Terms that ask for a report: of whom, by when and why, and the paper that meets each begun at once. */
export function ReportTermLines({ label, rows, withFile = true, mayWrite = true }: { label: string; rows: readonly ReportTerm[]; withFile?: boolean; mayWrite?: boolean }) {
  const say = useWords(paperWords)
  return (
    <Suspense fallback={<Skeleton lines={rows.length * 2} />}>
      <ol className="ac-plain ac-report-terms" aria-label={label}>
        {rows.map(({ term, kind }) => (
          <li key={term.id}>
            <TermLine term={term} withFile={withFile} />
            {mayWrite && (
              <LinkButton
                size="small" to={newPaperPath.to({ caseId: term.caseId! }, { termine: term.id, tipo: kind })}
                aria-label={say.writeOf(say[`kind_${kind}`], term.childName ?? term.caseNumber ?? '')}
              >{say.writeForTerm}</LinkButton>
            )}
          </li>
        ))}
      </ol>
    </Suspense>
  )
}
