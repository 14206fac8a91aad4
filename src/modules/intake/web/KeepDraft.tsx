import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { putCachedRow } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { useFormValues } from '#kernel/web/ui/Form.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { useVersionedDraft, type VersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { listReportDrafts, saveReportDraft, type ReportDraft } from '../contract.ts'
import { formWords } from './form-words.ts'
import { asReportText, draftBeginning, draftChildren, worthKeeping, type ReportText } from './report-text.ts'

interface KeepDraftProps {
  draft: Pick<ReportDraft, 'id' | 'version'> & { savedAt: string | null }
  /** Where the form finds it, to save before sending and to end it after. */
  keeper: RefObject<VersionedDraft<ReportText> | null>
  onKept: () => void
  /** What another device wrote was taken: the form starts from it. */
  onTake: (text: ReportText, version: number) => void
  /** Beside what it says: what may be done with the draft. */
  actions: ReactNode
}

/** Inside the form: what is typed is on the server, says so, and outlives the browser and the session. */
export function KeepDraft({ draft: { id, version, savedAt }, keeper, onKept, onTake, actions }: KeepDraftProps) {
  const say = useWords(formWords)
  const value = asReportText(useFormValues())
  const worth = useRef(version > 0)
  worth.current ||= worthKeeping(value)
  const draft = useVersionedDraft<ReportText>({
    value,
    version,
    savedAt,
    enabled: worth.current,
    send: async (content, on, key) => {
      const saved = await call(saveReportDraft, { draftId: id, content, version: on }, { key })
      putCachedRow(listReportDrafts, {}, { ...saved, content })
      return saved
    },
    read: (current) => ({ value: (current as ReportDraft).content, version: (current as ReportDraft).version }),
  })
  keeper.current = draft
  const kept = draft.savedAt !== null
  useEffect(() => {
    if (kept) onKept()
  }, [kept, onKept])
  const takeOther = () => {
    const text = draft.takeOther()
    draft.end()
    onTake(text, draft.version())
  }
  return (
    <>
      {draft.state !== 'unchanged' && <div className="ac-row"><DraftStatus draft={draft} />{kept && actions}</div>}
      {draft.other && (
        <Alert
          kind="warning"
          title={say.elsewhere}
          actions={<><Button size="small" onClick={draft.keepThis}>{say.keepThis}</Button><Button size="small" onClick={takeOther}>{say.takeOther}</Button></>}
        >
          {say.elsewhereText} <bdi dir="auto" translate="no">{[draftChildren(draft.other), draftBeginning(draft.other)].filter(Boolean).join(': ')}</bdi>
        </Alert>
      )}
    </>
  )
}
