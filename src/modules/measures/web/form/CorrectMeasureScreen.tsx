import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { listMeasureDrafts, type MeasureDraft } from '../../contract/draft.ts'
import { correctMeasure, getMeasure, getMeasureDesk, type Measure, type MeasureDesk } from '../../contract/measure.ts'
import { changedByMeasure } from '../changed.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureTitle } from '../measure-text.ts'
import { correctMeasurePath, measurePath, measuresTab } from '../paths.ts'
import { measureWords } from '../words.ts'
import { ForWhom } from './ActFields.tsx'
import { measureValues } from './form-values.ts'
import { KeepMeasureDraft, MeasureFields, useDraftKey } from './MeasureForm.tsx'
import { Section } from './Section.tsx'
import { formWords } from './words.ts'
import '../measures.css'

/** Corrects what was recorded of an order; what it said before stays, with the reason. */
export function CorrectMeasureScreen() {
  const say = useWords(formWords)
  const words = useWords(measureWords)
  const codes = useMeasureCodes()
  const params = correctMeasurePath.useParams()
  const [caseId, measureId] = [params.caseId as Id<'case'>, params.measureId as Id<'measure'>]
  const [measure, desk, drafts] = [useQueryOf(getMeasure, { caseId, measureId }), useQueryOf(getMeasureDesk, { caseId }), useQueryOf(listMeasureDrafts, { caseId })]
  return (
    <Loaded query={measure} lines={8} title={say.correctTitle}>
      {(one) => (
        <>
          <PageHeader title={say.correctTitle} above={<Breadcrumb items={[{ label: words.measures, to: caseTabPath.to({ caseId, tab: measuresTab }) }, { label: measureTitle(one, codes), to: measurePath.to({ caseId, measureId }) }, { label: words.correct }]} />} />
          <Loaded query={desk} lines={8}>
            {(of) => (of.can.record
              ? <Loaded query={drafts} lines={8}>{({ rows }) => <Correct measure={one} desk={of} drafts={rows} />}</Loaded>
              : <EmptyState icon="locked" title={say.notAllowed} />)}
          </Loaded>
        </>
      )}
    </Loaded>
  )
}

function Correct({ measure, desk, drafts }: { measure: Measure; desk: MeasureDesk; drafts: readonly MeasureDraft[] }) {
  const say = useWords(formWords)
  const go = useGo()
  const [search] = useSearchState()
  const { caseId, id: measureId } = measure
  const draft = useDraftKey(drafts.filter((one) => one.measureId === measureId), search['bozza'] as string | undefined)
  const back = measurePath.to({ caseId, measureId })
  return (
    <>
      {draft.given && <Callout>{say.resumed}</Callout>}
      <Form
        endpoint={correctMeasure}
        input={{ caseId, measureId, version: measure.version }}
        defaults={{ ...measureValues(measure), ...draft.given?.content } as Partial<ClientInput<typeof correctMeasure>>}
        submit={say.correct}
        invalidates={changedByMeasure}
        theirs={(current: Measure) => ({ ...measureValues(current), version: current.version }) as Partial<ClientInput<typeof correctMeasure>>}
        onDone={() => {
          void draft.finish.current()
          toast(say.corrected)
          go(back)
        }}
        onCancel={() => go(back)}
      >
        <KeepMeasureDraft caseId={caseId} measureId={measureId} draft={draft} onLeave={() => go(back)} />
        <MeasureFields desk={desk} chosen={measure.authority} withFollows={false}>
          {measure.alsoIn.length > 0 && <ForWhom desk={desk} name="alsoIn" label={say.copies} offered={measure.alsoIn.map(({ caseId: id }) => id)} />}
        </MeasureFields>
        <Section title={say.reason}><TextField name="reason" label={say.reason} required maxLength={500} /></Section>
      </Form>
    </>
  )
}
