import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import { addStandard, endStandard, listStandards, type Standard } from '../contract.ts'
import { NumberField } from './NumbersField.tsx'
import { settingsWords } from './settings-words.ts'

/** The service's own promises: never law, never in its place. */
export function StandardsCard() {
  const say = useWords(settingsWords)
  const query = useQueryOf(listStandards, {})
  const [opened, setOpened] = useState<Standard | 'new' | null>(null)
  const close = () => setOpened(null)
  const units = query.data?.can.add ?? []
  return (
    <Card title={say.standards} actions={units.length > 0 && <Button size="small" icon="plus" onClick={() => setOpened('new')}>{say.addStandard}</Button>}>
      <p className="ac-meta">{say.standardsText}</p>
      <Loaded query={query}>
        {({ rows }) => (rows.length === 0 ? <p>{say.noStandards}</p> : (
          <ul className="ac-plain ac-stack">{rows.map((row) => <li key={row.id} className="ac-row"><Line standard={row} />{row.can.change && !row.validTo && <Button kind="quiet" size="small" onClick={() => setOpened(row)}>{say.end}</Button>}</li>)}</ul>
        ))}
      </Loaded>
      {opened === 'new' && <AddDialog units={units} rules={query.data?.rules ?? []} onClose={close} />}
      {opened && opened !== 'new' && <EndDialog key={opened.id} standard={opened} onClose={close} />}
    </Card>
  )
}

function Line({ standard }: { standard: Standard }) {
  const say = useWords(settingsWords)
  const { title, trigger, amount, measure, source, unit, validFrom, validTo } = standard
  return (
    <span>
      <strong>{title}</strong>: {amount} {say[measure]} {trigger}{' '}
      <span className="ac-meta">{[unit.name, source, say.since(formatDate(validFrom)), validTo && say.until(formatDate(validTo))].filter(Boolean).join(' · ')}</span>
    </span>
  )
}

type Practice = Result<typeof listStandards>['rules'][number]

function AddDialog({ units, rules, onClose }: { units: readonly { id: string; name: string }[]; rules: readonly Practice[]; onClose: () => void }) {
  const say = useWords(settingsWords)
  const done = () => {
    toast(say.added)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.addStandard} question>
      <Form endpoint={addStandard} defaults={{ unitId: units[0]?.id as never, measure: 'days' }} submit={say.save} invalidates={[listStandards]} onDone={done} onCancel={onClose}>
        {units.length > 1 && <Select name="unitId" label={say.unit} required empty={null} options={units.map(({ id, name }) => ({ value: id, label: name }))} />}
        <What rules={rules} />
        <TextField name="source" label={say.sourceOf} hint={say.sourceHint} maxLength={200} />
      </Form>
    </Modal>
  )
}

/** A promise in the service's own words, or its own number in place of one of practice. */
function What({ rules }: { rules: readonly Practice[] }) {
  const say = useWords(settingsWords)
  const pick = useSay()
  const chosen = useFormValue<string>('ruleId')
  const rule = rules.find(({ id }) => id === chosen)
  return (
    <>
      <Select name="ruleId" label={say.ofWhat} empty={say.ownPromise} options={rules.map(({ id, title, months }) => ({ value: id, label: `${pick(title)} (${say.practice(months)})` }))} />
      {rule ? <NumberField name="amount" label={say.monthsBefore} hint={rule.source} /> : (
        <>
          <TextField name="title" label={say.title} required maxLength={200} />
          <TextField name="trigger" label={say.trigger} hint={say.triggerHint} required maxLength={200} />
          <NumberField name="amount" label={say.amount} />
          <Select name="measure" label={say.measure} required empty={null} options={(['hours', 'days', 'months'] as const).map((one) => ({ value: one, label: say[one] }))} />
        </>
      )}
    </>
  )
}

function EndDialog({ standard, onClose }: { standard: Standard; onClose: () => void }) {
  const say = useWords(settingsWords)
  const done = () => {
    toast(say.ended)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.end} question>
      <p>{standard.title}</p>
      <p className="ac-meta">{say.endText}</p>
      <Form endpoint={endStandard} input={{ standardId: standard.id, version: standard.version }} defaults={{ validTo: dateInRome(Date.now()) }} submit={say.end} invalidates={[listStandards]} onDone={done} onCancel={onClose}>
        <SmartDateField name="validTo" label={say.validTo} required />
      </Form>
    </Modal>
  )
}
