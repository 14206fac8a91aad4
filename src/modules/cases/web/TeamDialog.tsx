import { useWords } from '#kernel/web/i18n/words.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addTeamMember, changeTeamMember, endTeamMember, type CaseFile } from '../contract.ts'
import type { DialogProps } from './dialog-props.ts'
import { changedByFile, rereadFile } from './changed.ts'
import { searchColleagues, useCaseCodes } from './lists.ts'
import { caseWords } from './words.ts'

export function AddMemberDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const openable = file.sections.filter((section) => section !== 'file').map((section) => ({ value: section, label: codes.label('section', section) }))
  const done = () => {
    toast(say.added)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.addToTeam}>
      <Form endpoint={addTeamMember} input={{ caseId: file.id, version: file.version }} submit={say.addToTeam} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        <ComboBox name="operatorId" label={say.person} search={searchColleagues} required />
        <Select name="role" label={say.role} options={codes.options('team_role')} required />
        <SmartDateField name="validTo" label={say.until} hint={say.untilHint} />
        <CheckboxGroup name="sections" label={say.sections} hint={say.sectionsHint} options={openable} />
        <Select name="legalBasis" label={say.basis} hint={say.sectionsHint} options={codes.options('legal_basis')} />
      </Form>
    </Modal>
  )
}

interface MemberProps extends DialogProps {
  member: CaseFile['team'][number]
}

export function RoleDialog({ file, member, onClose }: MemberProps) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const done = () => {
    toast(say.roleChanged)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={`${say.changeRole}: ${member.operator.name}`}>
      <Form
        endpoint={changeTeamMember} input={{ caseId: file.id, memberId: member.id, version: file.version }} defaults={{ role: member.role }} submit={say.changeRole}
        invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}
      >
        <Select name="role" label={say.role} options={codes.options('team_role')} required empty={null} />
      </Form>
    </Modal>
  )
}

export function EndMemberDialog({ file, member, onClose }: MemberProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.ended)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.endPlace} question>
      <p>{say.endPlaceText(member.operator.name)}</p>
      <Form
        endpoint={endTeamMember} input={{ caseId: file.id, memberId: member.id, version: file.version }} submit={say.endPlace}
        invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}
      >
        <TextField name="words" label={say.reason} />
      </Form>
    </Modal>
  )
}
