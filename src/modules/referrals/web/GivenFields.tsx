import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { OperatorPicker } from '#modules/network/web/parts.ts'
import type { Service } from '../contract.ts'
import { clockOf } from '../domain/hours-text.ts'
import { useReferralCodes } from './codes.ts'
import { referralWords } from './words.ts'

/** What a service says now of worker, hours, place and cost, as a form holds it. */
export const givenOf = (service: Service) => ({
  workerId: service.worker?.id ?? null, workerWords: service.worker && !service.worker.id ? service.worker.name : null, place: service.place ?? '', placeWords: service.placeWords,
  weekly: service.weeklyMinutes ? clockOf(service.weeklyMinutes) : '', total: service.totalMinutes ? clockOf(service.totalMinutes) : '', endsOn: service.endsOn,
  costBearer: service.own?.costBearer ?? '', costWords: service.own?.costWords ?? null,
})

/** Worker, hours, end first; place and cost folded. */
export function GivenFields({ unitId }: { unitId: string | null }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <>
      {unitId
        ? <OperatorPicker key={unitId} name="workerId" label={say.worker} unitId={unitId as Id<'unit'>} clearable />
        : <TextField name="workerWords" label={say.worker} maxLength={120} />}
      <TextField name="weekly" label={say.weekly} hint={say.hoursHint} inputMode="text" />
      <TextField name="total" label={say.totalHours} hint={say.totalHint} inputMode="text" />
      <SmartDateField name="endsOn" label={say.endsOn} hint={say.endsHint} />
      <details>
        <summary>{say.placeAndCost}</summary>
        <Select name="place" label={say.place} empty={say.notSaid} options={codes.options('service_place')} />
        <TextField name="placeWords" label={say.placeWords} maxLength={200} />
        <Select name="costBearer" label={say.cost} empty={say.notSaid} options={codes.options('service_cost')} />
        <TextField name="costWords" label={say.costWords} maxLength={300} />
      </details>
    </>
  )
}
