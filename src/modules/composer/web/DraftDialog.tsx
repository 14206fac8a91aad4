import { downloadUrl } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { checkPaper, downloadDraft, type Paper } from '../contract.ts'
import { paperWords } from './words.ts'

/** The check first: what may not leave the file does not leave it as a draft either. Then the draft, in a page of its own. */
export function DraftDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const query = useQueryOf(checkPaper, { paperId: paper.id }, { staleTime: 0 })
  return (
    <Modal open onClose={onClose} title={say.draft} question>
      <p>{say.draftText}</p>
      <Loaded query={query} lines={2}>
        {({ stops, open }) => (
          <>
            {stops > 0 ? <Alert kind="danger">{say.draftStopped(stops)}</Alert> : <p role="status">{open > 0 ? say.draftOpen(open) : say.checkClean}</p>}
            <div className="ac-row">
              {stops === 0 && <a className="ac-btn btn btn-primary" href={downloadUrl(downloadDraft, { paperId: paper.id })} target="_blank" rel="noreferrer" onClick={onClose}>{say.openDraft}</a>}
              <Button kind="secondary" onClick={onClose}>{say.close}</Button>
            </div>
          </>
        )}
      </Loaded>
    </Modal>
  )
}
