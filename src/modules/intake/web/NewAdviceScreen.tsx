import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { MunicipalityBox } from '#kernel/web/MunicipalityBox.tsx'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { adviceUnits, createAdvice, listAdvice } from '../contract.ts'
import { InstantField } from './InstantField.tsx'
import { PersonalDataHint } from './PersonalDataHint.tsx'
import { adviceWords } from './advice-words.ts'
import { askingKinds, useIntakeCodes } from './lists.ts'
import { adviceListPath, advicePath } from './paths.ts'

/** A request for advice: the question, without any child's data. */
export function NewAdviceScreen() {
  const say = useWords(adviceWords)
  const go = useGo()
  const codes = useIntakeCodes()
  const units = useQueryOf(adviceUnits, {})
  const [askedAt] = useState(() => new Date().toISOString())
  return (
    <>
      <PageHeader title={say.new} above={<Breadcrumb items={[{ label: say.list, to: adviceListPath.to() }, { label: say.new }]} />} />
      <Callout title={say.noNames}>{say.noNamesText}</Callout>
      <Loaded query={units}>
        {({ rows }) => (
          <Form
            endpoint={createAdvice}
            defaults={{ unitId: (rows[0]?.id ?? '') as never, askedAt }}
            submit={say.save}
            invalidates={[listAdvice]}
            onCancel={() => go(adviceListPath.to())}
            onDone={({ id, number }) => {
              toast(say.saved(number))
              go(advicePath.to({ adviceId: id }))
            }}
          >
            <TextArea name="question" label={say.question} rows={6} required />
            <PersonalDataHint name="question" />
            <Select name="topic" label={say.topic} options={codes.options('advice_topic')} required />
            <Select name="askedByKind" label={say.askedByKind} options={codes.options('organisation_kind').filter(({ value }) => askingKinds.has(value))} required />
            <TextField name="askedByName" label={say.askedByName} hint={say.askedByNameHint} autoComplete="off" />
            <MunicipalityBox name="municipality" label={say.municipality} />
            <InstantField name="askedAt" label={say.askedOn} timeLabel={say.askedTime} />
            <Select name="unitId" label={say.unit} options={rows.map((row) => ({ value: row.id, label: row.name }))} required empty={null} />
          </Form>
        )}
      </Loaded>
    </>
  )
}
