import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { searchActiveWorkers } from '#modules/network/web/parts.ts'
import { saveTeam, type Plan } from '../contract.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { Lines } from './Lines.tsx'
import { planWords } from './words.ts'

/** Who follows the plan together. */
export function TeamCard({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const [open, setOpen] = useState(false)
  const edits = plan.can.write || plan.can.correct
  const done = () => {
    toast(say.saved)
    setOpen(false)
  }
  return (
    <Card title={say.team} actions={edits && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" aria-label={say.editTeam} onClick={() => setOpen(true)}>{say.change}</Button>}>
      {plan.members.length === 0 && <p className="ac-meta">{say.teamEmpty}</p>}
      <ul className="ac-plain">{plan.members.map((one) => <li key={`${one.name} ${one.role}`}>{one.name} <span className="ac-meta">{codes.label('team_role', one.role)}</span>{one.left && <> <Badge kind="warning">{say.ownerLeft}</Badge></>}</li>)}</ul>
      {open && (
        <Modal open onClose={() => setOpen(false)} title={say.editTeam} size="wide" question>
          <Form
            endpoint={saveTeam} input={{ planId: plan.id, version: plan.version }} defaults={{ members: plan.members.map(({ operatorId, name, role }) => ({ operatorId, words: operatorId ? null : name, role })) }} submit={say.save}
            invalidates={changedByPlan} onDone={done} onCancel={() => setOpen(false)}
          >
            <Lines name="members" empty={{ operatorId: null, words: null, role: '' }}>
              {(at, index) => (
                <>
                  <ComboBox name={`${at}.operatorId`} label={say.teamMember} search={searchActiveWorkers} clearable {...(plan.members[index]?.operatorId ? { chosen: { value: plan.members[index].operatorId, label: plan.members[index].name } } : {})} />
                  <TextField name={`${at}.words`} label={say.teamWords} maxLength={200} />
                  <Select name={`${at}.role`} label={say.teamRole} required options={codes.options('team_role')} />
                </>
              )}
            </Lines>
          </Form>
        </Modal>
      )}
    </Card>
  )
}
