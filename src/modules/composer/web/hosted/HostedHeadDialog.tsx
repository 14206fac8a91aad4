import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { changeHostedList, getHostedDesk, type HostedList } from '../../contract/hosted.ts'
import { changedByHosted } from './changed.ts'
import { hostedWords } from './words.ts'

/** To which prosecutor, about which half-year, which term it meets. */
export function HostedHeadDialog({ list, onClose }: { list: HostedList; onClose: () => void }) {
  const say = useWords(hostedWords)
  const open = useQueryOf(getHostedDesk, {}).data?.units.find(({ id }) => id === list.unit.id)?.terms ?? []
  const terms = [...new Map([...(list.term ? [list.term] : []), ...open].map((one) => [one.id as string, one])).values()]
  return (
    <Modal open onClose={onClose} title={say.changeHead} size="wide" question>
      <Form
        endpoint={changeHostedList} input={{ listId: list.id, version: list.version }} submit={say.save} invalidates={changedByHosted} onCancel={onClose}
        defaults={{ from: list.period.from, to: list.period.to, addressee: list.addressee, note: list.note, place: list.place, datedOn: list.datedOn, termId: list.term?.id ?? null }}
        onDone={() => {
          toast(say.saved)
          onClose()
        }}
      >
        <TextField name="addressee.name" label={say.addressee} required maxLength={200} />
        <TextField name="addressee.office" label={say.office} maxLength={200} />
        <TextField name="addressee.pec" label={say.pec} maxLength={200} />
        <TextField name="addressee.address" label={say.address} maxLength={300} />
        <Select name="termId" label={say.chooseTerm} empty={say.noTerm} options={terms.map((one) => ({ value: one.id, label: one.due ? `${one.title}, ${say.due.toLowerCase()} ${formatDate(one.due.slice(0, 10))}` : one.title }))} />
        <SmartDateField name="from" label={say.from} required />
        <SmartDateField name="to" label={say.to} required />
        <TextArea name="note" label={say.note} hint={say.noteHint} rows={2} maxLength={2000} />
        <TextField name="place" label={say.place} maxLength={120} />
        <SmartDateField name="datedOn" label={say.datedOn} hint={say.datedHint} />
      </Form>
    </Modal>
  )
}
