import { useState } from 'react'
import { useActor } from '#kernel/web/session.tsx'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { copyInstrument, getInstrument, listInstruments, listLocalInstruments } from '../../contract.ts'
import { instrumentPath, instrumentsPath, localInstrumentPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { ReadDefinition } from './ReadDefinition.tsx'
import { adminWords } from './words.ts'
import type { Instrument } from '../../domain/instrument.ts'

/** One instrument to read; who administers a body can copy it. */
export function InstrumentScreen() {
  const { key } = instrumentPath.useParams()
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const actor = useActor()
  const query = useQueryOf(getInstrument, { key })
  const [copying, setCopying] = useState(false)
  return (
    <Loaded query={query} lines={12} title={shared.instrument}>
      {(view) => (
        <>
          <PageHeader
            title={both(view.title)} above={<Breadcrumb items={[{ label: say.library, to: instrumentsPath.to() }, { label: both(view.title) }]} />}
            status={<>{shared[`family_${view.family}`]} · {say.version} {view.version} · {view.local ? view.local.organisation.name : say.shipped}</>}
            actions={actor.roles.includes('administrator') && <Button kind="primary" icon="copy" onClick={() => setCopying(true)}>{say.copy}</Button>}
          />
          <ReadDefinition instrument={view.definition as unknown as Instrument} />
          {copying && <CopyDialog of={view} onClose={() => setCopying(false)} />}
        </>
      )}
    </Loaded>
  )
}

function CopyDialog({ of, onClose }: { of: { key: string; title: { it: string; en: string } }; onClose: () => void }) {
  const say = useWords(adminWords)
  const go = useGo()
  const bodies = useQueryOf(listLocalInstruments, { limit: 1 })
  return (
    <Modal open onClose={onClose} title={say.copyTitle}>
      <p>{say.copyText}</p>
      <Loaded query={bodies} lines={3}>
        {({ organisations }) => (
          <Form
            endpoint={copyInstrument} input={{ from: of.key }} submit={say.copy} onCancel={onClose} invalidates={[listLocalInstruments, listInstruments]}
            defaults={{ title: { it: of.title.it, en: of.title.en }, ...(organisations[0] ? { organisationId: organisations[0].id as never } : {}) }}
            onDone={(made) => (toast(say.copied), go(localInstrumentPath.to({ localId: made.id })))}
          >
            <TextField name="title.it" label={say.titleIt} required maxLength={200} />
            <TextField name="title.en" label={say.titleEn} required maxLength={200} lang="en" />
            {organisations.length > 1 && <Select name="organisationId" label={say.organisation} required options={organisations.map(({ id, name }) => ({ value: id, label: name }))} />}
          </Form>
        )}
      </Loaded>
    </Modal>
  )
}
