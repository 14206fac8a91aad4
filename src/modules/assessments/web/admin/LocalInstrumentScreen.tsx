import { useState } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { call } from '#kernel/web/api.ts'
import { patchCached, useQueryOf } from '#kernel/web/query.ts'
import { Alert, Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { useVersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { getLocalInstrument, saveLocalInstrument, type LocalInstrument } from '../../contract.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { localInstrumentPath, ownInstrumentsPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { moved, newSection, replaced, without } from './edit.ts'
import { Faults } from './Faults.tsx'
import { LocalActions } from './LocalActions.tsx'
import { stateKinds } from './OwnInstrumentsScreen.tsx'
import { ReadDefinition } from './ReadDefinition.tsx'
import { SectionEditor } from './SectionEditor.tsx'
import { ClosingCard, GeneralCard, RulesCard } from './WholeEditor.tsx'
import { adminWords } from './words.ts'
import '../assessments.css'

/** A local instrument: a draft to write, kept while one writes; a published version to read. */
export function LocalInstrumentScreen() {
  const say = useWords(assessmentWords)
  const { localId } = localInstrumentPath.useParams()
  const query = useQueryOf(getLocalInstrument, { localId: localId as never })
  return <Loaded query={query} lines={12} title={say.instrument}>{(local) => (local.can.edit ? <Editor key={local.id} local={local} /> : <Published local={local} />)}</Loaded>
}

function Head({ local, title, children }: { local: LocalInstrument; title: string; children?: React.ReactNode }) {
  const say = useWords(adminWords)
  const both = useSay()
  return (
    <PageHeader
      title={title || say.untitled} above={<Breadcrumb items={[{ label: say.ownTab, to: ownInstrumentsPath.to() }, { label: title || say.untitled }]} />} actions={children}
      status={<><Badge kind={stateKinds[local.state]}>{say[`s_${local.state}`]}</Badge> {say.version} {local.version} · {local.organisation.name}{local.copyOf && <> · {say.copyOf} {both(local.copyOf.title)}</>}</>}
    />
  )
}

function Published({ local }: { local: LocalInstrument }) {
  const say = useWords(adminWords)
  const both = useSay()
  return (
    <>
      <Head local={local} title={both(local.title)}><LocalActions local={local} revision={() => local.revision} flush={async () => undefined} faults={0} /></Head>
      <Callout>{local.retiredReason ? say.retiredBecause(local.retiredReason) : say.readOnly} {say.filledWith(local.filled)}.</Callout>
      <ReadDefinition instrument={local.definition as unknown as Instrument} />
    </>
  )
}

function Editor({ local }: { local: LocalInstrument }) {
  const say = useWords(adminWords)
  const both = useSay()
  const [value, setValue] = useState(local.definition as unknown as Instrument)
  const [faults, setFaults] = useState(local.faults)
  const draft = useVersionedDraft<Instrument>({
    value, version: local.revision, savedAt: local.changedAt,
    send: async (definition, revision, key) => {
      const saved = await call(saveLocalInstrument, { localId: local.id, definition: definition as unknown as LocalInstrument['definition'], revision }, { key })
      setFaults(saved.faults)
      patchCached(getLocalInstrument, { localId: local.id }, () => saved)
      return { version: saved.revision }
    },
    read: (current) => ({ value: (current as LocalInstrument).definition as unknown as Instrument, version: (current as LocalInstrument).revision }),
  })
  const sections = (next: Instrument['sections']) => setValue({ ...value, sections: next })
  return (
    <>
      <Head local={local} title={both(value.title)}><LocalActions local={local} revision={draft.version} flush={draft.flush} faults={faults.length} /></Head>
      {draft.other && (
        <Alert kind="warning" title={say.other} actions={<><Button onClick={draft.keepThis}>{say.keepMine}</Button><Button onClick={() => setValue(draft.takeOther())}>{say.takeTheirs}</Button></>}>{say.otherText}</Alert>
      )}
      <DraftStatus draft={draft} />
      <div className="ac-stack">
        <Faults faults={faults} instrument={value} />
        <GeneralCard value={value} onChange={setValue} />
        {value.sections.map((section, index) => (
          <SectionEditor
            key={section.key} {...{ section, index }} instrument={value} onChange={(next) => sections(replaced(value.sections, index, next))} onMove={(by) => sections(moved(value.sections, index, by))}
            onRemove={() => sections(without(value.sections, index))}
          />
        ))}
        <Button icon="plus" onClick={() => sections([...value.sections, newSection(value.sections.map(({ key }) => key))])}>{say.addSection}</Button>
        <RulesCard value={value} onChange={setValue} />
        <ClosingCard value={value} onChange={setValue} />
      </div>
    </>
  )
}
