import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { useActor } from '#kernel/web/session.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getPaperDesk, startPaper, type PaperDesk } from '../contract.ts'
import { paperKinds, type PaperKind } from '../domain/paper.ts'
import { skeletons } from '../domain/skeletons.ts'
import { changedByPaper } from './changed.ts'
import { newPaperPath, paperPath } from './paths.ts'
import { paperWords } from './words.ts'
import './composer.css'

/** Begins a paper: what it is, which order's question it answers, which period it is about, who writes. */
export function NewPaperScreen() {
  const say = useWords(paperWords)
  const { caseId } = newPaperPath.useParams()
  const desk = useQueryOf(getPaperDesk, { caseId: caseId as Id<'case'> })
  const back = caseTabPath.to({ caseId, tab: 'relazioni' })
  return (
    <>
      <PageHeader title={say.newPaper} above={<Breadcrumb items={[{ label: desk.data?.childName ?? say.papers, to: back }, { label: say.newPaper }]} />} />
      <Loaded query={desk}>{(found) => (found.can.start ? <Begin caseId={caseId as Id<'case'>} desk={found} back={back} /> : <EmptyState icon="lock" title={say.mayNotStart} />)}</Loaded>
    </>
  )
}

function Begin({ caseId, desk, back }: { caseId: Id<'case'>; desk: PaperDesk; back: string }) {
  const say = useWords(paperWords)
  const go = useGo()
  const [search] = useSearchState()
  const term = typeof search.termine === 'string' ? search.termine : null
  const order = desk.orders.find(({ terms }) => terms.some(({ id }) => id === term)) ?? desk.orders.find(({ inForce, question }) => inForce && question)
  const kind = (paperKinds as readonly string[]).includes(String(search.tipo)) ? (search.tipo as PaperKind) : 'court_update'
  return (
    <Form
      endpoint={startPaper}
      input={{ caseId }}
      defaults={{ kind, measureId: order?.id ?? null, question: null, termId: (term ?? order?.terms.find((one) => /relazion/i.test(one.title))?.id ?? null) as never, period: desk.period, sourceId: typeof search.da === 'string' ? search.da : null, authors: [], psychologists: [] }}
      submit={say.begin}
      invalidates={changedByPaper}
      onCancel={() => go(back)}
      onDone={({ id }) => {
        toast(say.started)
        go(paperPath.to({ paperId: id }))
      }}
    >
      <Fields desk={desk} />
    </Form>
  )
}

function Fields({ desk }: { desk: PaperDesk }) {
  const say = useWords(paperWords)
  const actor = useActor()
  const codes = useCodeLists('measure_kind')
  const kind = (useFormValue('kind') as PaperKind | undefined) ?? 'court_update'
  const measureId = useFormValue('measureId') as string | null
  const order = desk.orders.find(({ id }) => id === measureId)
  const skeleton = skeletons[kind]
  const terms = [...new Map([...order?.terms ?? [], ...desk.terms].map((one) => [one.id, one])).values()]
  const others = desk.colleagues.filter(({ id }) => id !== actor.id)
  const takeable = { plan: desk.plans, minutes: desk.appointments, request: desk.requests, social_file: desk.assessments, entry_talk: desk.assessments.filter(({ instrument }) => instrument === 'colloquio_ingresso_msna'), mediation: desk.appointments } as const
  const wanted = skeleton.sections.map(({ prefill }) => prefill).find((one): one is keyof typeof takeable => one !== undefined && one in takeable)
  const sources = wanted ? takeable[wanted] : []
  return (
    <>
      <Card title={say.forWhat}>
        <Select name="kind" label={say.paperKind} required empty={null} options={paperKinds.map((one) => ({ value: one, label: skeletons[one].it }))} />
        {sources.length === 0 && skeleton.begins && <p className="ac-meta">{say.noTalk}</p>}
        {sources.length > 0 && <Select name="sourceId" label={say.takeUp} {...(skeleton.begins ? { required: true } : { empty: say.takeUpNothing })} options={sources.map((one) => ({ value: one.id, label: 'on' in one && one.on ? `${one.title}, ${formatDate(one.on)}` : one.title }))} />}
        <fieldset className="ac-fieldset"><legend>{say.period}</legend>
          <SmartDateField name="period.from" label={say.from} required />
          <SmartDateField name="period.to" label={say.to} required />
        </fieldset>
      </Card>
      {(skeleton.answersOrder || desk.orders.length > 0) && (
        <Card title={say.aboutOrder}>
          <Select name="measureId" label={say.whichOrder} empty={say.noOrder} options={desk.orders.map((one) => ({
            value: one.id, label: [codes.label('measure_kind', one.kind), one.number && `n. ${one.number}`, one.authority, one.decidedOn && formatDate(one.decidedOn), !one.inForce && say.notInForce].filter(Boolean).join(', '),
          }))} />
          {order?.question && <div><strong>{say.question}</strong><p className="ac-fact-text" translate="no">{order.question}</p></div>}
          {!order?.question && skeleton.answersOrder && <TextArea name="question" label={say.question} rows={5} />}
          <Select name="termId" label={say.whichTerm} empty={say.noTermChoice} options={terms.map((one) => ({ value: one.id, label: one.due ? `${one.title}, ${say.dueOn(formatDate(one.due.slice(0, 10)))}` : one.title }))} />
        </Card>
      )}
      {others.length > 0 && (
        <Card title={say.authors}>
          <CheckboxGroup name="authors" label={say.whoWrites} inline options={others.map(({ id, name }) => ({ value: id, label: name }))} />
          {skeleton.sections.some(({ clinical }) => clinical) && <CheckboxGroup name="psychologists" label={say.whoWritesPsychology} inline options={desk.colleagues.map(({ id, name }) => ({ value: id, label: name }))} />}
        </Card>
      )}
    </>
  )
}
