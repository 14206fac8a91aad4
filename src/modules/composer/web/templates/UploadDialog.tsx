import { useState } from 'react'
import { newKey } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { upload } from '#kernel/web/upload.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listTemplates, MAX_TEMPLATE_FILE, uploadTemplate, type TemplateFinding } from '../../contract/templates.ts'
import { Findings } from './Findings.tsx'
import { useKinds } from './kinds.ts'
import { templateWords } from './words.ts'

type Purpose = 'docx' | 'logo'
interface Outcome {
  kept: boolean
  findings: TemplateFinding[]
}

/** Puts a template or the logo: it is tried before it is kept, and what is wrong stays on the screen until it is corrected. */
export function UploadDialog({ bodies, onClose }: { bodies: readonly { id: string; name: string }[]; onClose: () => void }) {
  const say = useWords(templateWords)
  const kinds = useKinds()
  const [organisationId, setOrganisation] = useState(bodies[0]?.id ?? '')
  const [purpose, setPurpose] = useState<Purpose>('docx')
  const [kind, setKind] = useState('any')
  const [alt, setAlt] = useState('')
  const [note, setNote] = useState('')
  const { send, sending, outcome, problem } = useSending({ organisationId, purpose, kind: kind as 'any', alt: alt || undefined, note: note || undefined }, onClose)
  const refused = outcome && !outcome.kept
  return (
    <Modal open onClose={onClose} title={say.putTitle} size="wide" actions={<Button onClick={onClose}>{outcome?.kept ? say.close : say.cancel}</Button>}>
      <div className="ac-stack">
        {problem !== null && <ErrorState problem={problem} />}
        {outcome && (
          <Alert kind={refused ? 'danger' : 'warning'} title={refused ? say.refusedTitle(outcome.findings.filter(({ level }) => level === 'error').length) : say.keptButTitle}>
            {refused && <p>{say.refusedText}</p>}
            <Findings findings={outcome.findings} />
          </Alert>
        )}
        {!outcome?.kept && (
          <>
            {bodies.length > 1 && <Select label={say.body} options={bodies.map(({ id, name }) => ({ value: id, label: name }))} empty={null} value={organisationId} onChange={setOrganisation} />}
            <Select label={say.whatIs} options={[{ value: 'docx', label: say.docx }, { value: 'logo', label: say.logo }]} empty={null} value={purpose} onChange={(value) => setPurpose(value as Purpose)} />
            {purpose === 'docx' ? <Select label={say.forKind} options={kinds.options} empty={null} value={kind} onChange={setKind} /> : <TextField label={say.alt} hint={say.altHint} value={alt} onChange={setAlt} maxLength={200} />}
            <TextField label={say.note} hint={say.noteHint} value={note} onChange={setNote} maxLength={300} />
            {sending
              ? <Progress label={say.trying(sending.name)} share={sending.share} />
              : <FileDrop label={refused ? say.again : say.file} hint={purpose === 'docx' ? say.docxHint : say.logoHint} accept={purpose === 'docx' ? '.docx' : '.png,.jpg,.jpeg,.webp'} maxBytes={MAX_TEMPLATE_FILE} onFiles={(files) => void send(files)} />}
          </>
        )}
      </div>
    </Modal>
  )
}

interface Chosen {
  organisationId: string
  purpose: Purpose
  kind: 'any'
  alt: string | undefined
  note: string | undefined
}

function useSending({ organisationId, ...chosen }: Chosen, done: () => void) {
  const say = useWords(templateWords)
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async ([file]: File[]) => {
    if (!file || sending) return
    setProblem(null)
    setOutcome(null)
    setSending({ name: file.name, share: 0 })
    try {
      const { template, findings } = await upload(uploadTemplate, { organisationId: organisationId as never, ...chosen, fileName: file.name }, file, (share) => setSending({ name: file.name, share }), { key: newKey() })
      if (template) {
        void queryClient.invalidateQueries({ queryKey: [listTemplates.id] })
        toast(chosen.purpose === 'logo' ? say.keptLogo : say.kept)
      }
      if (template && findings.length === 0) done()
      else setOutcome({ kept: template !== null, findings })
    } catch (cause) {
      setProblem(cause)
    } finally {
      setSending(null)
    }
  }
  return { send, sending, outcome, problem }
}
