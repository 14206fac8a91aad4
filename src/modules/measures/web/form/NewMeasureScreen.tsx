import { useState } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { casePath, caseTabPath } from '#modules/cases/web/index.ts'
import { listMeasureDrafts, type MeasureDraft } from '../../contract/draft.ts'
import { getMeasureDesk, recordMeasure, type MeasureDesk } from '../../contract/measure.ts'
import { changedByMeasure } from '../changed.ts'
import { measurePath, measuresTab, newMeasurePath } from '../paths.ts'
import { measureWords } from '../words.ts'
import { ForWhom } from './ActFields.tsx'
import { blankMeasure } from './form-values.ts'
import { KeepMeasureDraft, MeasureFields, useDraftKey } from './MeasureForm.tsx'
import { formWords } from './words.ts'
import '../measures.css'

/** A new order, written as it lies on the desk. */
export function NewMeasureScreen() {
  const say = useWords(formWords)
  const words = useWords(measureWords)
  const caseId = newMeasurePath.useParams().caseId as Id<'case'>
  const desk = useQueryOf(getMeasureDesk, { caseId })
  const drafts = useQueryOf(listMeasureDrafts, { caseId })
  const back = caseTabPath.to({ caseId, tab: measuresTab })
  const [search] = useSearchState()
  const [asked, setAsked] = useState(search['bozza'] as string | undefined)
  const above = <Breadcrumb items={[{ label: desk.data?.childName ?? '…', to: casePath.to({ caseId }) }, { label: words.measures, to: back }, { label: words.newMeasure }]} />
  return (
    <>
      <PageHeader title={say.title} tab={say.title} status={say.text} above={above} />
      <Loaded query={desk} lines={8}>
        {(of) => (of.can.record
          ? <Loaded query={drafts} lines={8}>{({ rows }) => <NewMeasure key={asked} caseId={caseId} desk={of} drafts={rows.filter(({ measureId }) => measureId === null)} asked={asked} onAsk={setAsked} back={back} />}</Loaded>
          : <EmptyState icon="locked" title={say.notAllowed} />)}
      </Loaded>
    </>
  )
}

interface NewMeasureProps {
  caseId: Id<'case'>
  desk: MeasureDesk
  drafts: readonly MeasureDraft[]
  /** The draft to go on from. */
  asked: string | undefined
  onAsk: (draftId: string) => void
  back: string
}

function NewMeasure({ caseId, desk, drafts, asked, onAsk, back }: NewMeasureProps) {
  const say = useWords(formWords)
  const words = useWords(measureWords)
  const go = useGo()
  const draft = useDraftKey(drafts, asked)
  // as they were when the page was opened: what is written now is no draft left before
  const [left] = useState(drafts)
  return (
    <>
      {draft.given && <Callout>{say.resumed}</Callout>}
      {!draft.given && left.length > 0 && (
        <Callout title={say.leftBefore(left.length)}>
          <ul className="ac-plain">
            {left.map(({ id, savedAt }) => (
              <li key={id} className="ac-row">{words.draftOf(formatDateTime(savedAt))}<Button size="small" onClick={() => onAsk(id)}>{words.continueDraft}</Button></li>
            ))}
          </ul>
        </Callout>
      )}
      <Form
        endpoint={recordMeasure}
        input={{ caseId }}
        defaults={{ ...blankMeasure(), ...draft.given?.content } as Partial<ClientInput<typeof recordMeasure>>}
        submit={say.record}
        invalidates={changedByMeasure}
        onDone={(saved) => {
          void draft.finish.current()
          toast(say.recorded)
          go(measurePath.to({ caseId, measureId: saved.id }))
        }}
        onCancel={() => go(back)}
      >
        <KeepMeasureDraft caseId={caseId} measureId={null} draft={draft} onLeave={() => go(back)} />
        <MeasureFields desk={desk} withFollows>
          <ForWhom desk={desk} name="alsoFor" label={say.siblings} offered={desk.siblings.map(({ caseId: id }) => id)} />
        </MeasureFields>
      </Form>
    </>
  )
}
