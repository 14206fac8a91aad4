import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { caseTerms } from '../contract.ts'
import { newTermPath } from './paths.ts'
import { TermList } from './TermList.tsx'
import { termWords } from './words.ts'

interface TermsPanelProps {
  /** The file. */
  subject: string
  /** Only those of one measure, procedure, permit … of it. */
  source?: { kind: string; id: string }
  /** Said above the list; none inside a card that has its own. */
  heading?: boolean
}

/** The terms of a file, or of one thing in it. */
export function TermsPanel({ subject, source, heading = true }: TermsPanelProps) {
  const say = useWords(termWords)
  const [ended, setEnded] = useState(false)
  const query = useQueryOf(caseTerms, { caseId: subject as Id<'case'>, ...(ended ? { ended: 'true' as const } : {}) }, { keepPrevious: true })
  return (
    <Loaded query={query} lines={5}>
      {({ rows, can }) => {
        const terms = source ? rows.filter((row) => row.source.kind === source.kind && row.source.id === source.id) : rows
        const add = can.create && !source && <LinkButton icon="plus" to={newTermPath.to({}, { fascicolo: subject })}>{say.newTerm}</LinkButton>
        return (
          <>
            {heading && <div className="ac-row"><h2>{say.termsOfChild}</h2>{terms.length > 0 && add}</div>}
            {terms.length === 0 && (source ? <p className="ac-meta">{say.noneChild}</p> : <EmptyState icon="calendar" title={say.noneChild} action={add}>{say.noneChildText}</EmptyState>)}
            {terms.length > 0 && <TermList label={say.termsOfChild} terms={terms} withFile={false} grouped={!source} level={3} />}
            <p className="ac-screen-only"><Button kind="quiet" size="small" onClick={() => setEnded(!ended)}>{ended ? say.hideEnded : say.showEnded}</Button></p>
          </>
        )
      }}
    </Loaded>
  )
}
