import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { upload } from '#kernel/web/upload.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { FileDrop } from '#kernel/web/ui/FileDrop.tsx'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { listDocuments, uploadDocument } from '#modules/documents/contract.ts'
import type { StepDefinitionView } from '../contract/definition.ts'
import { procedureWords } from './words.ts'

/** A paper of the file attached to a step, and which expected one it is. */
export interface Paper {
  id: Id<'document'>
  title: string
  expected: string | null
}

interface PaperFieldsProps {
  caseId: Id<'case'>
  section: string
  step: StepDefinitionView
  papers: readonly Paper[]
  onChange: (papers: readonly Paper[]) => void
}

/** The papers a step expects: chosen among those of the file, or uploaded here. They can also come later. */
export function PaperFields({ caseId, section, step, papers, onChange }: PaperFieldsProps) {
  const say = useWords(procedureWords)
  const both = useSay()
  if (!step.documents.length) return null
  const others = papers.filter(({ expected }) => !step.documents.some((one) => one.id === expected))
  return (
    <details className="ac-papers" open={papers.length > 0}>
      <summary>{say.documents} ({step.documents.length})</summary>
      <div className="ac-stack">
        {step.documents.map((paper) => (
          <PaperField
            key={paper.id}
            {...{ caseId, section, step }}
            expected={paper.id}
            label={both(paper.label)}
            required={paper.required}
            value={papers.find(({ expected }) => expected === paper.id)}
            onChange={(value) => onChange([...papers.filter(({ expected }) => expected !== paper.id), ...(value ? [value] : [])])}
          />
        ))}
        {others.map((paper) => <p key={paper.id}>{say.otherPaper}: <span translate="no">{paper.title}</span></p>)}
        <p className="ac-meta">{say.laterPaper}</p>
      </div>
    </details>
  )
}

interface PaperFieldProps {
  caseId: Id<'case'>
  section: string
  step: StepDefinitionView
  expected: string
  label: string
  required: boolean
  value: Paper | undefined
  onChange: (paper: Paper | null) => void
}

// who made the paper, for the access to the acts: the service, a court, somebody else
const originOf = ({ ours, actor }: StepDefinitionView): string => {
  if (ours) return 'prodotto_interno'
  return ['pmm', 'tm', 'gt', 'appello', 'cancelleria', 'giudice'].includes(actor) ? 'autorita_giudiziaria' : 'altro_ente'
}

function PaperField({ caseId, section, step, expected, label, required, value, onChange }: PaperFieldProps) {
  const say = useWords(procedureWords)
  const [busy, setBusy] = useState(false)
  const search = async (q: string, signal: AbortSignal) => {
    const { rows } = await call(listDocuments, { subject: caseId, q, limit: 20 }, { signal })
    return rows.map((row) => ({ value: row.id, label: row.title }))
  }
  const send = async ([file]: File[]) => {
    if (!file) return
    setBusy(true)
    try {
      const kept = await upload(uploadDocument, { subject: caseId, fileName: file.name, section: section as 'judicial', type: 'altro', origin: originOf(step), title: label }, file)
      onChange({ id: kept.id, title: kept.title, expected })
    } catch (problem) {
      toastProblem(problem)
    } finally {
      setBusy(false)
    }
  }
  if (value) {
    return (
      <p className="ac-row">
        <span>{say.paper(label)}: <strong translate="no">{value.title}</strong></span>
        <Button kind="quiet" size="small" icon="close" aria-label={`${say.takeBack}: ${label}`} onClick={() => onChange(null)}>{say.skip}</Button>
      </p>
    )
  }
  return (
    <div>
      <p>{say.paper(label)} {required && <Badge>{say.paperRequired}</Badge>}</p>
      <ComboBox label={`${say.choosePaper}: ${label}`} search={search} value="" onChoose={(option) => option && onChange({ id: option.value as Id<'document'>, title: option.label, expected })} />
      {busy ? <p role="status">{say.uploading}</p> : <FileDrop label={`${say.uploadPaper}: ${label}`} onFiles={(files) => void send(files)} />}
    </div>
  )
}
