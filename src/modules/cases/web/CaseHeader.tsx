import { Suspense } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { NextTerm } from '#modules/deadlines/web/index.ts'
import type { CaseFile } from '../contract.ts'
import { CaseActions } from './CaseActions.tsx'
import { ageText } from './CasesScreen.tsx'
import { RaiseDanger } from './danger/DangerStrip.tsx'
import { casesPath } from './paths.ts'
import { caseWords } from './words.ts'

/** The state of a file in words: who holds it since when, who answers for it, what waits. */
export function useStatusWords(file: CaseFile): string {
  const say = useWords(caseWords)
  if (file.status === 'closed') return say.closedSince(formatDate(file.closedOn!))
  const waiting = file.handover ? `; ${say.waitingTo(file.handover.toUnit.name)}` : ''
  return `${say.heldBy(file.unit.name, formatDate(file.heldSince))}; ${say.answers(file.responsible.name)}${waiting}`
}

/** Always on top of a child's page: name as the child wants to be called, original script, age today, state in words, what falls due next, what can be done. */
export function CaseHeader({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const status = useStatusWords(file)
  return (
    <PageHeader
      tab={`${say.file} ${file.number}`}
      title={<PersonName name={file.called && !file.childName.includes(file.called) ? `${file.called} (${file.childName})` : file.childName} original={file.original} />}
      above={<Breadcrumb items={[{ label: say.files, to: casesPath.to() }, { label: file.number }]} />}
      status={
        <>
          <div>{ageText(file.childBirth) || say.noBirth}{file.childBirth && <span className="ac-meta"> · {say.bornOn(formatDate(file.childBirth))}</span>}</div>
          <div className="ac-row">
            <span>{status}</span>
            {file.status === 'closed' && <Badge>{say.closed}</Badge>}
          </div>
          <Suspense fallback={null}><NextTerm caseId={file.id} /></Suspense>
        </>
      }
      actions={<><RaiseDanger caseId={file.id} /><CaseActions file={file} /></>}
    />
  )
}
