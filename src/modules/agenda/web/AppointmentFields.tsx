import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { findOperators } from '#modules/network/contract.ts'
import type { getDesk } from '../contract.ts'
import { placeKinds } from '../domain/words.ts'
import { useAgendaCodes, useLanguageOptions } from './codes.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { TimeFields } from './TimeFields.tsx'
import { agendaWords } from './words.ts'

export type Desk = Result<typeof getDesk>
export interface Named {
  id: string
  name: string
}

/** The fields of an appointment: what, when, with whom and where first; the rest folded. */
export function AppointmentFields({ desk, known, isNew, exceptId }: { desk: Desk; known: readonly Named[]; isNew: boolean; exceptId?: string }) {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  return (
    <>
      <Select name="kind" label={say.kind} required options={codes.options('appointment_kind')} />
      <Workers desk={desk} known={known} />
      {desk.file && desk.file.siblings.length > 0 && <Siblings file={desk.file} />}
      {desk.file && <People file={desk.file} />}
      <Outsiders />
      <TimeFields caseId={desk.file?.caseId} childId={desk.file?.people.find((one) => one.part === 'child')?.id} siblings={desk.file?.siblings} exceptId={exceptId} />
      <Place desk={desk} />
      <details>
        <summary>{say.more}</summary>
        <div className="ac-stack">
          {desk.file && <Purpose desk={desk} />}
          <Leader known={known} desk={desk} />
          <Mediator />
          <Remind />
          {isNew && <RepeatFields />}
        </div>
      </details>
    </>
  )
}

const useWorkers = (desk: Desk, known: readonly Named[]): Named[] => [...new Map([desk.me, ...(desk.file?.team ?? []), ...known].map((one) => [one.id as string, one])).values()]

type DeskFile = NonNullable<Desk['file']>

/** The siblings' files it is of too; whose child comes with it, and goes with it. */
function Siblings({ file }: { file: DeskFile }) {
  const say = useWords(agendaWords)
  const { set, values } = useFormTools()
  const chosen = useFormValue<string[]>('alsoFor') ?? []
  const choose = (next: readonly string[]) => {
    const people = (values()['people'] as string[] | undefined) ?? []
    const gone = file.siblings.filter((one) => !next.includes(one.caseId)).flatMap((one) => one.people.map(({ id }) => id as string))
    const kept = new Set([file.people, ...file.siblings.filter((one) => next.includes(one.caseId)).map((one) => one.people)].flat().map(({ id }) => id as string))
    set('alsoFor', next)
    set('people', [...new Set([...people.filter((id) => kept.has(id) || !gone.includes(id)), ...file.siblings.filter((one) => next.includes(one.caseId) && !chosen.includes(one.caseId)).map((one) => one.childId as string)])])
  }
  return <CheckboxGroup label={say.siblings} hint={say.siblingsHint} inline value={chosen} onChange={choose} options={file.siblings.map((one) => ({ value: one.caseId, label: one.childName, detail: one.number }))} />
}

/** Everybody of the files it is of, once. */
function People({ file }: { file: DeskFile }) {
  const say = useWords(agendaWords)
  const chosen = useFormValue<string[]>('alsoFor') ?? []
  const all = [...file.people, ...file.siblings.filter((one) => chosen.includes(one.caseId)).flatMap((one) => one.people.filter((who) => who.part === 'child' || !file.people.some(({ id }) => id === who.id)))]
  // a sibling is a relative of the first child, and a child of its own file
  const options = [...new Map([...all.filter((one) => one.part !== 'child'), ...all.filter((one) => one.part === 'child')].map((one) => [one.id as string, one])).values()].toSorted((a, b) => Number(b.part === 'child') - Number(a.part === 'child'))
  return <CheckboxGroup name="people" label={say.people} inline options={options.map((one) => ({ value: one.id, label: one.name, detail: say[`part_${one.part}` as 'part_child'] }))} />
}

/** Oneself, the team, and anybody of the network by name. */
function Workers({ desk, known }: { desk: Desk; known: readonly Named[] }) {
  const say = useWords(agendaWords)
  const { set, values } = useFormTools()
  const [added, setAdded] = useState<Named[]>([])
  const options = [...useWorkers(desk, known), ...added.filter((one) => !known.some(({ id }) => id === one.id))]
  const add = (id: string, name: string) => {
    setAdded((before) => [...before.filter((one) => one.id !== id), { id, name }])
    set('operators', [...new Set([...((values()['operators'] as string[] | undefined) ?? []), id])])
  }
  return (
    <>
      <CheckboxGroup name="operators" label={say.workers} inline options={options.map((one) => ({ value: one.id, label: one.name }))} />
      <AddWorker label={say.addWorker} hint={say.addWorkerHint} without={options.map((one) => one.id)} onAdd={add} />
    </>
  )
}

/** Found by name, added to the list above, and the field is empty again. */
function AddWorker({ label, hint, without, onAdd }: { label: string; hint: string; without: readonly string[]; onAdd: (id: string, name: string) => void }) {
  const [turn, setTurn] = useState(0)
  const search = async (text: string, signal: AbortSignal): Promise<Option[]> => (text.length < 2 ? [] : (await call(findOperators, { q: text, active: 'true', limit: 20 }, { signal })).rows)
    .filter((row) => !without.includes(row.id)).map((row) => ({ value: row.id, label: `${row.givenName} ${row.familyName}`, detail: [row.working[0]?.unitName, row.organisationName].filter(Boolean).join(', ') }))
  const add = (option: Option | null) => {
    if (!option) return
    onAdd(option.value, option.label)
    setTurn(turn + 1)
  }
  return <ComboBox key={turn} label={label} hint={hint} value="" search={search} onChoose={add} />
}

/** Other people by name, separated by commas. */
function Outsiders() {
  const say = useWords(agendaWords)
  const { set, values } = useFormTools()
  const [text, setText] = useState(() => ((values()['outsiders'] as string[] | undefined) ?? []).join(', '))
  return <TextField label={say.outsiders} hint={say.outsidersHint} value={text} onChange={(next) => {
    setText(next)
    set('outsiders', next.split(',').map((one) => one.trim()).filter(Boolean))
  }} />
}

function Place({ desk }: { desk: Desk }) {
  const say = useWords(agendaWords)
  const kind = useFormValue<string>('placeKind')
  const kinds = placeKinds.filter((one) => (one !== 'room' || desk.rooms.length > 0) && (one !== 'protected' || desk.file?.sections.includes('protected_location')))
  return (
    <>
      <Select name="placeKind" label={say.placeKind} empty={null} options={kinds.map((value) => ({ value, label: say[`place_${value}`] }))} />
      {kind === 'room'
        ? <Select name="roomId" label={say.room} required options={desk.rooms.map((room) => ({ value: room.id, label: [`${room.name}, ${room.site}`, room.capacity, room.accessible ? '♿' : null].filter(Boolean).join(' · ') }))} />
        : <TextField name="place" label={say.placeText} maxLength={300} required={kind === 'protected'} hint={kind === 'protected' ? say.placeSecretHint : undefined} />}
    </>
  )
}

function Purpose({ desk }: { desk: Desk }) {
  const say = useWords(agendaWords)
  return (
    <>
      <TextField name="purpose" label={say.purpose} hint={say.purposeHint} maxLength={300} />
      <Select name="section" label={say.section} hint={say.sectionHint} empty={null} options={(desk.file?.sections ?? []).map((name) => ({ value: name, label: say[`section_${name}` as 'section_social'] }))} />
    </>
  )
}

function Leader({ desk, known }: { desk: Desk; known: readonly Named[] }) {
  const say = useWords(agendaWords)
  const invited = useFormValue<string[]>('operators') ?? []
  const options = useWorkers(desk, known).filter((one) => invited.includes(one.id)).map((one) => ({ value: one.id, label: one.name }))
  return <Select name="coordinatorId" label={say.coordinator} hint={say.coordinatorHint} empty="—" options={options} />
}

function Mediator() {
  const say = useWords(agendaWords)
  const languages = useLanguageOptions()
  const { set } = useFormTools()
  const needed = useFormValue('mediator')
  return (
    <>
      <Checkbox label={say.mediatorNeeded} value={Boolean(needed)} onChange={(on) => set('mediator', on ? { language: '', gender: '', mode: '', state: 'asked' } : null)} />
      {Boolean(needed) && (
        <div className="ac-row">
          <ComboBox name="mediator.language" label={say.language} required options={languages} />
          <Select name="mediator.gender" label={say.gender} empty="—" options={(['F', 'M'] as const).map((value) => ({ value, label: say[`gender_${value}`] }))} />
          <Select name="mediator.mode" label={say.mode} empty="—" options={(['presenza', 'telefono', 'video'] as const).map((value) => ({ value, label: say[`mode_${value}`] }))} />
          <Select name="mediator.state" label={say.mediatorState} empty={null} options={(['asked', 'found', 'not_found'] as const).map((value) => ({ value, label: say[`mediator_${value}`] }))} />
        </div>
      )}
    </>
  )
}

const leads = [30, 120, 1440, 4320] as const

function Remind() {
  const say = useWords(agendaWords)
  const { set } = useFormTools()
  const value = useFormValue<number | null>('remindMinutes')
  return <Select label={say.remind} empty={null} value={value === null ? 'none' : String(value)} onChange={(next) => set('remindMinutes', next === 'none' ? null : Number(next))}
    options={[{ value: 'none', label: say.remind_none }, ...leads.map((one) => ({ value: String(one), label: say[`remind_${one}`] }))]} />
}

