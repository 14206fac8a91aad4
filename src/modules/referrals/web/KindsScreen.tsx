import { useState } from 'react'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addServiceKind, changeServiceKind, getServiceSettings, listServiceKinds, setServiceSettings, type ServiceKind } from '../contract.ts'
import { changedByKind, doneWith } from './changed.ts'
import { ReferralLinks } from './ReferralLinks.tsx'
import { referralWords } from './words.ts'

/** Kinds of service: those of everybody, those of one's own body; and the parameters of hours and reminders. */
export function KindsScreen() {
  const say = useWords(referralWords)
  const language = useLanguage()
  const query = useQueryOf(listServiceKinds, { past: 'true' })
  const [changing, setChanging] = useState<ServiceKind | 'new' | null>(null)
  const close = () => setChanging(null)
  return (
    <>
      <PageHeader title={say.kinds} status={say.kindsText} actions={<><ReferralLinks here="kinds" />{query.data?.can.add && <Button kind="primary" icon="plus" onClick={() => setChanging('new')}>{say.addKind}</Button>}</>} />
      <Loaded query={query} lines={10}>
        {({ rows }) => (
          <Table
            caption={say.kinds} rows={rows} rowKey={(row) => row.id}
            columns={[
              { id: 'name', header: say.kind, cell: (row) => <>{language === 'it' ? row.labelIt : row.labelEn} {row.clinical && <Badge kind="info">{say.clinical}</Badge>}</> },
              { id: 'what', header: say.whatItIs, cell: (row) => (language === 'it' ? row.descriptionIt : row.descriptionEn) },
              { id: 'section', header: say.section, cell: (row) => say[`section_${row.section}`] },
              { id: 'whose', header: say.whoseKind, cell: (row) => row.body?.name ?? say.shipped },
            ]}
            rowActions={(row) => row.can.change && <Button kind="quiet" size="small" onClick={() => setChanging(row)}>{say.change}</Button>}
          />
        )}
      </Loaded>
      <SettingsCard />
      {changing === 'new' && <AddDialog onClose={close} />}
      {changing && changing !== 'new' && <ChangeDialog kind={changing} onClose={close} />}
    </>
  )
}

function Labels() {
  const say = useWords(referralWords)
  return (
    <>
      <TextField name="labelIt" label={say.labelIt} required maxLength={80} />
      <TextField name="labelEn" label={say.labelEn} required maxLength={80} />
      <TextArea name="descriptionIt" label={say.descriptionIt} required rows={2} maxLength={500} />
      <TextArea name="descriptionEn" label={say.descriptionEn} required rows={2} maxLength={500} />
    </>
  )
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.addKind} question>
      <Form endpoint={addServiceKind} defaults={{ section: 'social', clinical: false }} submit={say.save} invalidates={changedByKind} onDone={doneWith(say.kindSaved, onClose)} onCancel={onClose}>
        <Labels />
        <Select name="section" label={say.section} required empty={null} options={(['social', 'education', 'work_status', 'health'] as const).map((one) => ({ value: one, label: say[`section_${one}`] }))} />
        <Checkbox name="clinical" label={say.clinicalHint} />
      </Form>
    </Modal>
  )
}

function ChangeDialog({ kind, onClose }: { kind: ServiceKind; onClose: () => void }) {
  const say = useWords(referralWords)
  const fields = (one: ServiceKind) => ({ labelIt: one.labelIt, labelEn: one.labelEn, descriptionIt: one.descriptionIt, descriptionEn: one.descriptionEn, validTo: one.validTo })
  return (
    <Modal open onClose={onClose} title={say.change} question>
      <Form endpoint={changeServiceKind} input={{ kindId: kind.id, version: kind.version }} defaults={fields(kind)} theirs={(current: ServiceKind) => ({ ...fields(current), version: current.version })} submit={say.save} invalidates={changedByKind} onDone={doneWith(say.kindSaved, onClose)} onCancel={onClose}>
        <Labels />
        <SmartDateField name="validTo" label={say.lastDayChosen} />
      </Form>
    </Modal>
  )
}

function SettingsCard() {
  const say = useWords(referralWords)
  const query = useQueryOf(getServiceSettings, {})
  return (
    <Card title={say.parameters}>
      <Loaded query={query} lines={3}>
        {(settings) => (settings.can.change
          ? (
            <Form key={settings.version} endpoint={setServiceSettings} input={{ version: settings.version }} defaults={{ lockDay: settings.lockDay, remindAfterDays: settings.remindAfterDays }} submit={say.save} submitKind="secondary" invalidates={[getServiceSettings]} onDone={() => toast(say.parametersSaved)}>
              <TextField name="lockDay" label={say.lockDay} hint={say.lockDayHint} inputMode="numeric" required />
              <TextField name="remindAfterDays" label={say.remindAfter} hint={say.remindAfterHint} inputMode="numeric" required />
            </Form>
          )
          : <DataList items={[{ label: say.lockDay, value: settings.lockDay }, { label: say.remindAfter, value: settings.remindAfterDays }]} />)}
      </Loaded>
    </Card>
  )
}
