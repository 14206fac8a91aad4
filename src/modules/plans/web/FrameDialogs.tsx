import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listStandards } from '#modules/deadlines/contract.ts'
import { changeFrame, createPlan, sheetLanguages, type listCasePlans, type Plan } from '../contract.ts'
import { rhythmOf } from '../domain/rhythm.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { searchUnits } from './find-units.ts'
import { planPath } from './paths.ts'
import { languageNames } from './sheet-words.ts'
import { planWords } from './words.ts'

type Answer = Result<typeof listCasePlans>
type Choices = Pick<Answer, 'measures' | 'units' | 'rows'>

/** A plan begun: a draft for several hands. */
export function NewPlanDialog({ caseId, answer, onClose }: { caseId: Id<'case'>; answer: Answer; onClose: () => void }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const go = useGo()
  const framework = answer.rows.find(({ kind, state }) => kind === 'progetto_quadro' && state !== 'closed')
  const kind = framework ? 'pei' : 'progetto_quadro'
  return (
    <Modal open onClose={onClose} title={say.begin} question>
      <Form
        endpoint={createPlan} input={{ caseId }}
        defaults={{ kind, parentId: framework?.id ?? null, startsOn: dateInRome(Date.now()), months: 12, reviewMonths: rhythmOf(kind).months, keeperUnit: answer.units[0]?.id as Id<'unit'> }}
        submit={say.begin} invalidates={changedByPlan} onDone={(plan) => go(planPath.to({ planId: plan.id }))} onCancel={onClose}
      >
        <Select name="kind" label={say.kind} required options={codes.options('plan_kind')} />
        <FrameFields choices={answer} />
      </Form>
    </Modal>
  )
}

/** What frames a draft, changed. */
export function FrameDialog({ plan, choices, onClose }: { plan: Plan; choices: Choices; onClose: () => void }) {
  const say = useWords(planWords)
  const fields = (now: Plan) => ({
    parentId: now.parentId, keeperUnit: now.keeper.id as Id<'unit'>, startsOn: now.startsOn, months: now.months, reviewMonths: now.reviewMonths, reviewStandard: now.reviewStandard?.id as Id<'standard'> | undefined ?? null,
    measureId: now.measure?.id ?? null, childLanguage: now.childLanguage,
  })
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.frame} question>
      <Form
        endpoint={changeFrame} input={{ planId: plan.id, version: plan.version }} defaults={fields(plan)} theirs={(now: Plan) => ({ ...fields(now), version: now.version })} submit={say.save}
        invalidates={changedByPlan} onDone={done} onCancel={onClose}
      >
        <FrameFields choices={choices} kind={plan.kind} keeper={{ value: plan.keeper.id, label: plan.keeper.name, detail: plan.keeper.organisation }} self={plan.id} />
      </Form>
    </Modal>
  )
}

function FrameFields({ choices, kind: fixed, keeper, self }: { choices: Choices; kind?: string; keeper?: { value: string; label: string; detail: string }; self?: string }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const kind = useFormValue<string>('kind') ?? fixed ?? ''
  const standard = useFormValue<string | null>('reviewStandard')
  const standards = useQueryOf(listStandards, {}, { staleTime: 60_000 }).data?.rows ?? []
  const parents = choices.rows.filter((one) => one.kind === 'progetto_quadro' && one.state !== 'closed' && one.id !== self)
  const first = choices.units[0]
  return (
    <>
      {kind !== 'progetto_quadro' && parents.length > 0 && <Select name="parentId" label={say.parent} empty={say.noParent} options={parents.map((one) => ({ value: one.id, label: codes.kind(one.kind), detail: one.keeper.name }))} />}
      <ComboBox name="keeperUnit" label={say.keeper} hint={say.keeperHint} required search={async (text, signal) => (text.length < 2 ? choices.units.map(({ id, name }) => ({ value: id, label: name })) : searchUnits(text, signal))} chosen={keeper ?? (first && { value: first.id, label: first.name })} />
      <SmartDateField name="startsOn" label={say.startsOn} required />
      <TextField name="months" label={say.months} inputMode="numeric" maxLength={3} required />
      {!standard && <TextField name="reviewMonths" label={say.rhythm} hint={say.rhythmHint} inputMode="numeric" maxLength={2} required />}
      {standards.length > 0 && <Select name="reviewStandard" label={say.standard} empty={say.noStandard} options={standards.map((one) => ({ value: one.id, label: one.title, detail: one.source ?? one.unit.name }))} />}
      {choices.measures.length > 0 && <Select name="measureId" label={say.measure} empty={say.noMeasure} options={choices.measures.map((one) => ({ value: one.id, label: one.words }))} />}
      <Select name="childLanguage" label={say.childLanguage} empty="—" options={sheetLanguages.map((value) => ({ value, label: languageNames[value] }))} />
    </>
  )
}
