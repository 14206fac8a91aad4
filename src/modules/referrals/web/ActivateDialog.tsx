import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { UnitPicker } from '#modules/network/web/parts.ts'
import { activateService } from '../contract.ts'
import { changedByService, doneWith, reread } from './changed.ts'
import { GivenFields } from './GivenFields.tsx'
import { OpenFields } from './OpenFields.tsx'
import type { ServiceDialogProps } from './service-dialog.ts'
import { referralWords } from './words.ts'

/** A service begins: who gives it, how much, until when, and what is opened to them. */
export function ActivateDialog({ service, onClose }: ServiceDialogProps) {
  const say = useWords(referralWords)
  const { unitId = null, name = null } = service.provider ?? {}
  return (
    <Modal open onClose={onClose} title={say.activateTitle} question>
      <Form
        endpoint={activateService}
        input={{ serviceId: service.id, version: service.version }}
        defaults={{ startedOn: dateInRome(Date.now()), providerUnitId: unitId, providerWords: unitId ? null : name, place: '', costBearer: '', legalBasis: 'convenzione', openSections: [] }}
        submit={say.activate}
        invalidates={changedByService}
        onDone={doneWith(say.activated, onClose)}
        onStale={reread}
        onCancel={onClose}
      >
        <SmartDateField name="startedOn" label={say.startedOn} required />
        <UnitPicker name="providerUnitId" label={say.providerUnit} hint={say.providerUnitHint} clearable />
        <Rest />
      </Form>
    </Modal>
  )
}

function Rest() {
  const say = useWords(referralWords)
  const unitId = useFormValue<string | null>('providerUnitId') || null
  return (
    <>
      {!unitId && <TextField name="providerWords" label={say.providerWords} maxLength={200} />}
      <GivenFields unitId={unitId} />
      {unitId && <OpenFields sections="openSections" basis="legalBasis" hint={say.openToProvider} />}
    </>
  )
}
