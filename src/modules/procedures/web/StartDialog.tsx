import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Skeleton } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { UnitPicker } from '#modules/network/web/parts.ts'
import { getDefinition, listDefinitions } from '../contract/definition.ts'
import { startBodyRun, startRun, type Run } from '../contract/run.ts'
import { familyNames } from '../domain/vocabulary.ts'
import { runPath } from './paths.ts'
import { RecordForm } from './RecordForm.tsx'
import { procedureWords } from './words.ts'

interface StartDialogProps {
  /** The child's file; null: a procedure of a body. */
  caseId: Id<'case'> | null
  /** Chosen already by who led here. */
  definitionId?: string | null
  parentRunId?: Id<'run'>
  onClose: () => void
}

/** Chooses a procedure and records the moment that starts it. */
export function StartDialog({ caseId, definitionId, parentRunId, onClose }: StartDialogProps) {
  const say = useWords(procedureWords)
  const both = useSay()
  const go = useGo()
  const [chosen, setChosen] = useState(definitionId ?? '')
  const list = useQueryOf(listDefinitions, { scope: caseId ? 'case' : 'body', limit: 200 }, { staleTime: 3_600_000 })
  const { data: definition } = useQueryOf(getDefinition, { definitionId: chosen }, { enabled: chosen !== '', staleTime: 3_600_000 })
  const rows = list.data?.rows ?? []
  const step = definition?.steps.find((one) => one.id === definition.start)
  const open = (run: Run) => {
    onClose()
    go(runPath.to({ runId: run.id }))
  }
  return (
    <Modal open onClose={onClose} title={say.startTitle} size="wide">
      <ComboBox label={say.which} required value={chosen} onChange={setChosen} options={rows.map((row) => ({ value: row.id, label: both(row.title), detail: both(familyNames[row.family]) }))} />
      {!chosen && <p className="ac-meta">{say.chooseFirst}</p>}
      {chosen && !definition && <Skeleton lines={5} />}
      {definition && step && (
        <>
          <p>{both(definition.whenUsed)}</p>
          {definition.caveat && <Callout kind="warning" title={say.whatToCheck}>{both(definition.caveat)}</Callout>}
          <h3 className="ac-card-title">{both(step.title)}</h3>
          <p>{both(step.text)}</p>
          {caseId ? (
            <RecordForm
              key={definition.id} endpoint={startRun} step={step} caseId={caseId} section={definition.section} submit={say.startNow} done={say.started} onDone={open} onCancel={onClose}
              input={{ caseId, definitionId: definition.id, ...(parentRunId ? { parentRunId } : {}) }}
            />
          ) : (
            <RecordForm key={definition.id} endpoint={startBodyRun} step={step} caseId={null} section={definition.section} submit={say.startNow} done={say.started} onDone={open} onCancel={onClose} input={{ definitionId: definition.id }}>
              <UnitPicker name="unitId" label={say.bodyUnit} required />
              <TextField name="subtitle" label={say.bodySubtitle} required maxLength={200} />
            </RecordForm>
          )}
        </>
      )}
    </Modal>
  )
}
