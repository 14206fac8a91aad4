import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { assignReport, listTriagers, type Report } from '../contract.ts'
import { changedByReport, rereadReport } from './changed.ts'
import { intakeWords } from './words.ts'

/** Gives a report to somebody of the unit, or to nobody. */
export function AssignDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const say = useWords(intakeWords)
  const { data } = useQueryOf(listTriagers, { reportId: report.id })
  const done = () => {
    toast(say.assignedToast)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.assign}>
      <Form
        endpoint={assignReport}
        input={{ reportId: report.id, version: report.version }}
        defaults={{ operatorId: (report.assignedTo?.id ?? '') as never }}
        submit={say.assign}
        invalidates={changedByReport}
        onDone={done}
        onCancel={onClose}
        onStale={rereadReport}
      >
        <Select name="operatorId" label={say.assignTo} empty={say.nobodyShort} options={(data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))} />
      </Form>
    </Modal>
  )
}
