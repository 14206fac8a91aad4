import { Suspense } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useWords, words } from '#kernel/web/i18n/words.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { Skeleton } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getCase, listCases } from '#modules/cases/contract.ts'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { NewTermForm, termPath, termsPath } from '#modules/deadlines/web/index.ts'

const newTermPageWords = words({
  it: { terms: 'Scadenzario', newTerm: 'Nuovo termine', saved: 'Termine messo in scadenza' },
  en: { terms: 'Deadlines', newTerm: 'New term', saved: 'Term scheduled' },
})

const searchFiles = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (await call(listCases, { q, limit: 20, sort: 'name', status: 'open' }, { signal })).rows.map((row) => ({ value: row.id, label: row.childName, detail: row.number }))

/** A term by hand; from a child's page his file is chosen already. */
export function NewTermPage() {
  const say = useWords(newTermPageWords)
  const go = useGo()
  const [search] = useSearchState()
  const caseId = typeof search['fascicolo'] === 'string' ? search['fascicolo'] : ''
  const file = useQueryOf(getCase, { caseId: caseId as Id<'case'> }, { enabled: caseId !== '' })
  const chosen = file.data && { value: file.data.id, label: file.data.childName, detail: file.data.number }
  const back = () => go(caseId ? caseTabPath.to({ caseId, tab: 'termini' }) : termsPath.to())
  return (
    <>
      <PageHeader title={say.newTerm} above={<Breadcrumb items={[{ label: say.terms, to: termsPath.to() }, { label: say.newTerm }]} />} />
      <Suspense fallback={<Skeleton lines={8} />}>
        {(caseId === '' || chosen || file.error) && (
          <NewTermForm
            searchFiles={searchFiles}
            file={chosen}
            onCancel={back}
            onDone={(term) => {
              toast(say.saved)
              go(termPath.to({ termId: term.id }), { replace: true })
            }}
          />
        )}
      </Suspense>
    </>
  )
}
