import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import type { Result } from '#kernel/contract/endpoint.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { LinkButton, IconButton } from '#kernel/web/ui/Button.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { discardDraft, listDrafts } from '../../contract/diary.ts'
import { beginning } from '../../domain/diary.ts'
import { caseTabPath } from '../paths.ts'
import { diaryWords, sectionLabels } from './words.ts'

/** Notes of the diary begun and left, as rows of a list. */
export function NoteDraftItems({ rows }: { rows: Result<typeof listDrafts>['rows'] }) {
  const say = useWords(diaryWords)
  const both = useSay()
  const discard = useMutationOf(discardDraft, { invalidates: [listDrafts], onSuccess: () => toast(say.discarded), onError: toastProblem })
  return rows.map((draft) => {
    const body = typeof draft.content['body'] === 'string' ? beginning(draft.content['body'], 120).text : ''
    const section = sectionLabels[draft.content['section'] as keyof typeof sectionLabels]
    return (
      <li key={draft.id} className="ac-row">
        <div>
          <strong><PersonName name={draft.childName} /></strong>{' '}
          <span className="ac-meta">{[draft.number, section && both(section), say.savedAgo(formatRelative(draft.savedAt))].filter(Boolean).join(' · ')}</span>
          <div translate="no" dir="auto">{body || say.empty}</div>
        </div>
        <LinkButton size="small" to={caseTabPath.to({ caseId: draft.caseId, tab: 'cronologia' })} aria-label={say.goOnOf(draft.childName)}>{say.goOn}</LinkButton>
        <IconButton icon="delete" label={say.discardOf(draft.childName)} onClick={() => discard.mutate({ caseId: draft.caseId, draftId: draft.id })} />
      </li>
    )
  })
}
