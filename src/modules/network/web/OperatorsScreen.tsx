import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { findOperators } from '../contract/directory.ts'
import { createOperator } from '../contract/operators.ts'
import { AssignmentFields, LanguageFields } from './operator-fields.tsx'
import { OperatorList } from './OperatorList.tsx'
import { operatorPath } from './paths.ts'
import { networkWords } from './words.ts'

/** Everybody who works in the network. */
export function OperatorsScreen() {
  const say = useWords(networkWords)
  const go = useGo()
  const [adding, setAdding] = useState(false)
  const canAdd = useQueryOf(findOperators, { limit: 1 }).data?.can.add
  return (
    <>
      <OperatorList title={say.operators} actions={canAdd && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>{say.addPerson}</Button>} />
      <Modal open={adding} onClose={() => setAdding(false)} title={say.addPerson} size="wide">
        <Form
          endpoint={createOperator}
          defaults={{ kind: 'employed', languages: [] }}
          submit={say.addPerson}
          invalidates={[findOperators]}
          onDone={({ id }) => go(operatorPath.to({ operatorId: id }))}
          onCancel={() => setAdding(false)}
        >
          <TextField name="givenName" label={say.givenName} required />
          <TextField name="familyName" label={say.familyName} required />
          <AssignmentFields />
          <TextField name="email" label={say.email} type="email" />
          <TextField name="phone" label={say.phone} type="tel" />
          <TextField name="registerNumber" label={say.registerNumber} />
          <LanguageFields />
        </Form>
      </Modal>
    </>
  )
}
