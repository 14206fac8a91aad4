import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { findUnits } from '../contract/directory.ts'
import type { Organisation } from '../contract/organisations.ts'
import { createUnit, listUnits, updateUnit, type Unit } from '../contract/units.ts'
import { inTreeOrder, makesCycle } from '../domain/unit-tree.ts'
import { useList } from './codes.ts'
import { theirsIn } from './theirs.ts'
import { networkWords } from './words.ts'
import './network.css'

export function UnitsTab({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  const kinds = useList('unit_kind')
  const query = useQueryOf(listUnits, { organisationId: organisation.id })
  const [form, setForm] = useState<Unit | 'new' | null>(null)
  return (
    <Loaded query={query}>
      {({ rows, can }) => (
        <Card title={say.units} actions={can.edit && <Button size="small" kind="primary" icon="plus" onClick={() => setForm('new')}>{say.addUnit}</Button>}>
          <ul className="ac-tree">
            {inTreeOrder(rows).map(({ unit, depth }) => (
              <li key={unit.id} style={{ '--depth': depth } as never}>
                <span><strong>{unit.name}</strong> <span className="ac-meta">{kinds.label(unit.kind)}, {say.working(unit.people)}</span> {!unit.active && <Badge kind="warning">{say.inactive}</Badge>}</span>
                {unit.contact && <span className="ac-meta">{say.contact}: {unit.contact}</span>}
                {can.edit && <Button kind="quiet" size="small" icon="pencil" aria-label={`${say.edit}: ${unit.name}`} onClick={() => setForm(unit)}>{say.edit}</Button>}
              </li>
            ))}
          </ul>
          <Modal open={form !== null} onClose={() => setForm(null)} title={form === 'new' ? say.addUnit : say.editUnit}>
            {form && <UnitForm organisation={organisation} units={rows} unit={form === 'new' ? null : form} onClose={() => setForm(null)} />}
          </Modal>
        </Card>
      )}
    </Loaded>
  )
}

interface UnitFormProps {
  organisation: Organisation
  units: readonly Unit[]
  unit: Unit | null
  onClose: () => void
}

function UnitForm({ organisation, units, unit, onClose }: UnitFormProps) {
  const say = useWords(networkWords)
  const kinds = useList('unit_kind')
  const parents = inTreeOrder(units).filter((one) => !unit || !makesCycle(units, unit.id, one.unit.id)).map((one) => ({ value: one.unit.id, label: `${'— '.repeat(one.depth)}${one.unit.name}` }))
  const done = () => {
    toast(say.saved)
    onClose()
  }
  const fields = (
    <>
      <TextField name="name" label={say.name} required />
      <Select name="kind" label={say.kind} options={kinds.options} required />
      <Select name="parentId" label={say.parent} options={parents} empty={say.noParent} />
      <TextField name="contact" label={say.contact} hint={say.contactHint} />
    </>
  )
  const common = { submit: say.save, invalidates: [listUnits, findUnits], onDone: done, onCancel: onClose }
  if (!unit) return <Form endpoint={createUnit} input={{ organisationId: organisation.id }} {...common}>{fields}</Form>
  return (
    <Form endpoint={updateUnit} input={{ unitId: unit.id, version: unit.version }} defaults={unit} theirs={theirsIn(updateUnit, unit.id)} {...common}>
      {fields}
      <Checkbox name="active" label={say.unitActive} />
    </Form>
  )
}
