import { useState } from 'react'
import { downloadUrl, newKey } from '#kernel/web/api.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient, useMutationOf } from '#kernel/web/query.ts'
import { upload } from '#kernel/web/upload.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { downloadHostedFile, makeHostedFiles, MAX_HOSTED_FILE, uploadHostedFile, type HostedList, type HostedVersion } from '../../contract/hosted.ts'
import { receiptKinds } from '../../contract/paper.ts'
import { changedByHosted } from './changed.ts'
import { hostedWords } from './words.ts'

/** Approved versions with their files, newest first; nothing to who may not read the whole. */
export function HostedFiles({ list }: { list: HostedList }) {
  const say = useWords(hostedWords)
  const [attaching, setAttaching] = useState(false)
  if (list.versions.length === 0) return null
  return (
    <Card title={say.files} actions={list.can.attach && <Button kind="quiet" size="small" icon="plus" onClick={() => setAttaching(true)}>{say.attach}</Button>}>
      <ol className="ac-plain ac-stack">{list.versions.map((one) => <Version key={one.n} list={list} one={one} />)}</ol>
      {attaching && <AttachDialog list={list} onClose={() => setAttaching(false)} />}
    </Card>
  )
}

function Version({ list, one }: { list: HostedList; one: HostedVersion }) {
  const say = useWords(hostedWords)
  const make = useMutationOf(makeHostedFiles, { invalidates: changedByHosted, onSuccess: () => toast(say.made), onError: toastProblem })
  const lacking = !one.files.some(({ kind }) => kind === 'pdf')
  return (
    <li className="ac-stack ac-version">
      <div><strong>{say.version(one.n)}</strong> <span className="ac-meta">{say.approvedBy(one.approvedBy.name, formatDateTime(one.approvedAt))}</span></div>
      {lacking && one.n === list.current && list.can.files && <Button kind="secondary" size="small" busy={make.isPending} onClick={() => make.mutate({ listId: list.id })}>{say.make}</Button>}
      {one.files.map((file) => (
        <div key={file.id}><a href={downloadUrl(downloadHostedFile, { listId: list.id, fileId: file.id })} download>{say[`f_${file.kind}`]}</a>
          {file.compared && <span className="ac-meta"> {file.compared === 'same' ? say.sameText : say.byEye}</span>}
          {file.kind !== 'pdf' && file.kind !== 'docx' && <div className="ac-meta"><bdi>{file.name}</bdi>, {file.by.name}</div>}</div>
      ))}
      {one.sent && <div>{say.sentLine(one.sent.to, say[`channel_${one.sent.channel}`], formatDate(one.sent.on))}{one.sent.protocolNumber && <div className="ac-meta">{say.protocolLine(one.sent.protocolNumber)}{one.sent.protocolOn && `, ${formatDate(one.sent.protocolOn)}`}</div>}</div>}
      <div className="ac-meta" translate="no">{say.hash}: {one.hash.slice(0, 16)}…</div>
    </li>
  )
}

function AttachDialog({ list, onClose }: { list: HostedList; onClose: () => void }) {
  const say = useWords(hostedWords)
  const [kind, setKind] = useState<'signed' | (typeof receiptKinds)[number]>(list.state === 'sent' ? 'accepted' : 'signed')
  const [byEye, setByEye] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const take = async ([file]: File[]) => {
    if (!file || share !== null) return
    setProblem(null)
    setShare(0)
    try {
      await upload(uploadHostedFile, { listId: list.id, fileName: file.name, kind, byEye: byEye ? 'true' : 'false' }, file, setShare, { key: newKey() })
      for (const { id } of changedByHosted) void queryClient.invalidateQueries({ queryKey: [id] })
      toast(say.attached)
      onClose()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setShare(null)
    }
  }
  return (
    <Modal open onClose={onClose} title={say.attach} actions={<Button onClick={onClose}>{say.close}</Button>}>
      <div className="ac-stack">
        {problem !== null && <ErrorState problem={problem} />}
        <Select label={say.attachKind} empty={null} value={kind} onChange={(value) => setKind(value as typeof kind)} options={(['signed', ...receiptKinds] as const).map((one) => ({ value: one, label: say[`f_${one}`] }))} />
        {kind === 'signed' && <Checkbox label={say.byEyeConfirm} value={byEye} onChange={setByEye} />}
        {share === null ? <FileDrop label={say.attachDrop} maxBytes={MAX_HOSTED_FILE} onFiles={(files) => void take(files)} /> : <Progress label={say.sending} share={share} />}
      </div>
    </Modal>
  )
}
