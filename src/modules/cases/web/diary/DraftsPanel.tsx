import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { LinkButton, IconButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { discardDraft, listDrafts } from '../../contract/diary.ts'
import { beginning } from '../../domain/diary.ts'
import { caseTabPath } from '../paths.ts'
import { diaryWords, sectionLabels } from './words.ts'

/** For Oggi: what I began to write and left. */
export function DraftsPanel() {
  const say = useWords(diaryWords)
  const both = useSay()
  const query = useQueryOf(listDrafts, {})
  const discard = useMutationOf(discardDraft, { invalidates: [listDrafts], onSuccess: () => toast(say.discarded), onError: toastProblem })
  return (
    <Card title={say.drafts}>
      <Loaded query={query}>
        {({ rows }) => rows.length === 0 ? <p className="ac-meta">{say.noDrafts}</p> : (
          <ul className="ac-plain ac-stack">
            {rows.map((draft) => {
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
            })}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
