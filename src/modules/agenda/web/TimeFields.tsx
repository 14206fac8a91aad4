import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { checkTime, findFreeTimes } from '../contract.ts'
import { agendaWords } from './words.ts'
import './agenda.css'

interface TimeFieldsProps {
  caseId?: Id<'case'> | undefined
  childId?: string | undefined
  /** Files of siblings, each with its child: those chosen in the field `alsoFor` are asked for too. */
  siblings?: readonly { caseId: Id<'case'>; childId: string }[] | undefined
  exceptId?: string | undefined
}

const lengths = [15, 30, 45, 60, 90, 120, 180, 240] as const
const isHour = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Day, hour and length, the next times free for all, and who is taken at the one chosen. */
export function TimeFields({ caseId, childId, siblings, exceptId }: TimeFieldsProps) {
  const say = useWords(agendaWords)
  const { set } = useFormTools()
  const minutes = Number(useFormValue('minutes') ?? 60)
  const [looking, setLooking] = useState(false)
  const options = [...new Set([...lengths, minutes])].toSorted((a, b) => a - b).map((n) => ({ value: String(n), label: say.minutesOf(n) }))
  return (
    <>
      <div className="ac-row ac-time-row">
        <SmartDateField name="on" label={say.on} required />
        <TimeField name="from" label={say.from} required />
        <Select label={say.minutes} empty={null} value={String(minutes)} options={options} onChange={(next) => set('minutes', Number(next))} />
      </div>
      <div><Button icon="search" size="small" aria-expanded={looking} onClick={() => setLooking(!looking)}>{say.freeTimes}</Button></div>
      {looking && <FreeTimes caseId={caseId} siblings={siblings} minutes={minutes} onChoose={() => setLooking(false)} />}
      <Clash caseId={caseId} childId={childId} siblings={siblings} exceptId={exceptId} minutes={minutes} />
    </>
  )
}

const useWanted = (): { operators: string; roomId: string | undefined } => {
  const operators = useFormValue<string[]>('operators') ?? []
  const roomId = useFormValue<string>('roomId')
  const placeKind = useFormValue<string>('placeKind')
  return { operators: operators.join(','), roomId: placeKind === 'room' && roomId ? roomId : undefined }
}

/** The siblings wanted there too, as the address of a question says them. */
function useAlsoFor(siblings: TimeFieldsProps['siblings']): { alsoFor?: never } {
  const chosen = useFormValue<string[]>('alsoFor') ?? []
  const people = useFormValue<string[]>('people') ?? []
  const wanted = (siblings ?? []).filter((one) => chosen.includes(one.caseId) && people.includes(one.childId)).map((one) => one.caseId)
  return wanted.length ? { alsoFor: wanted.join(',') as never } : {}
}

function FreeTimes({ caseId, siblings, minutes, onChoose }: Pick<TimeFieldsProps, 'caseId' | 'siblings'> & { minutes: number; onChoose: () => void }) {
  const say = useWords(agendaWords)
  const { set } = useFormTools()
  const { operators, roomId } = useWanted()
  const on = useFormValue<string>('on') ?? ''
  const also = useAlsoFor(siblings)
  const query = useQueryOf(findFreeTimes, {
    operators: operators as never, minutes, ...(roomId ? { roomId: roomId as Id<'room'> } : {}), ...(caseId ? { caseId } : {}), ...also, ...(isPlainDate(on) ? { since: on } : {}),
  }, { keepPrevious: true })
  return (
    <Loaded query={query}>
      {({ rows, ordinaryHours }) => (
        <div role="status">
          <p className="ac-meta">{rows.length === 0 ? say.noFree : say.freeTimesText} {ordinaryHours && say.ordinaryHours}</p>
          <ul className="ac-free-times">
            {rows.map((one) => (
              <li key={one.startsAt}>
                <Button size="small" onClick={() => {
                  set('on', one.on)
                  set('from', one.from)
                  onChoose()
                }}>
                  {formatDate(one.on)}, {one.from}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  )
}

/** Names who is taken: people may be, a room may not. */
function Clash({ caseId, childId, siblings, exceptId, minutes }: TimeFieldsProps & { minutes: number }) {
  const say = useWords(agendaWords)
  const { operators, roomId } = useWanted()
  const people = useFormValue<string[]>('people') ?? []
  const [on, from] = [useFormValue<string>('on') ?? '', useFormValue<string>('from') ?? '']
  const whole = isPlainDate(on) && isHour(from)
  const also = useAlsoFor(siblings)
  const withChild = childId !== undefined && people.includes(childId)
  const { data } = useQueryOf(checkTime, {
    on: on as PlainDate, from, minutes, operators: operators as never, ...(roomId ? { roomId: roomId as Id<'room'> } : {}), ...(caseId ? { caseId } : {}), ...(withChild ? { withChild: 'true' as const } : {}), ...also,
    ...(exceptId ? { exceptId: exceptId as Id<'appointment'> } : {}),
  }, { enabled: whole, keepPrevious: true })
  if (!whole || !data) return null
  const names = [...data.operators.map(({ name }) => name), ...(data.children.length ? data.children : data.child ? [say.clashChild] : [])]
  return (
    <div role="status" className="ac-stack">
      {data.holiday && <p className="ac-meta">{say.holiday(data.holiday)}</p>}
      {data.room && <Callout kind="warning">{say.clashRoom}</Callout>}
      {names.length > 0 && (
        <>
          <Callout kind="warning" title={say.clashTitle}><bdi translate="no">{names.join(', ')}</bdi></Callout>
          <Checkbox name="despite" label={say.despite} />
        </>
      )}
    </div>
  )
}
