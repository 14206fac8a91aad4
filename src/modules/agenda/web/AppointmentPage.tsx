import { useMemo, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { Place } from '#kernel/web/contributions.tsx'
import { formatDate, formatDateTime, formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getAppointment, type Appointment } from '../contract.ts'
import { wallOf } from '../domain/wall-time.ts'
import { ActionsCard } from './ActionsCard.tsx'
import { AnswerCard } from './AnswerCard.tsx'
import { AppointmentActions, type Doing } from './AppointmentActions.tsx'
import { useAgendaCodes, useLanguageOptions } from './codes.ts'
import { LeftDraft } from './LeftDraft.tsx'
import { filesOf, MinutesCard } from './MinutesCard.tsx'
import { appointmentPath } from './paths.ts'
import { Participants } from './Participants.tsx'
import { RecordCard } from './RecordCard.tsx'
import { childrenOf } from './slot-text.ts'
import { agendaWords } from './words.ts'
import './agenda.css'

/** An appointment as far as the reader may know it, with what he can do. */
export function AppointmentPage() {
  const say = useWords(agendaWords)
  const { appointmentId } = appointmentPath.useParams()
  const query = useQueryOf(getAppointment, { appointmentId: appointmentId as Id<'appointment'> })
  return <Loaded query={query} lines={10} title={say.appointment}>{(one) => <Whole key={one.id} one={one} />}</Loaded>
}

function Whole({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  const [doing, setDoing] = useState<Doing | null>(null)
  const kind = codes.label('appointment_kind', one.kind)
  usePageActions(useMemo(() => [...(one.can.move ? [{ id: 'move', label: say.move, run: () => setDoing('move') }] : []), ...(one.can.change ? [{ id: 'change', label: say.change, run: () => setDoing('change') }] : [])], [one.can.move, one.can.change, say]))
  const title = <>{kind}{one.file && <> · <bdi translate="no">{childrenOf(one).join(', ')}</bdi></>}{!one.file && one.ofChild && ` · ${say.aChild}`}</>
  return (
    <>
      <PageHeader title={title} tab={kind} status={<When one={one} />} actions={<AppointmentActions one={one} doing={doing} setDoing={setDoing} />} />
      <div className="ac-columns">
        <div className="ac-stack">
          {one.ofChild && !one.file && <Callout title={say.invitedOnly}>{say.askUnit([one.unit.name, one.unit.organisation].filter(Boolean).join(', '))}</Callout>}
          {one.can.answer && <AnswerCard one={one} />}
          {one.can.record && <RecordCard one={one} kind={kind} />}
          {filesOf(one).map((file) => file.minutes && <MinutesCard key={file.caseId ?? one.id} one={one} file={file} />)}
          {!one.can.record && <LeftDraft one={one} />}
          {(one.actions.length > 0 || one.can.decide) && <ActionsCard one={one} />}
          <Card title={say.participants}><Participants one={one} onTake={one.can.move ? () => setDoing('move') : undefined} /></Card>
        </div>
        <div className="ac-stack">
          <Facts one={one} />
          {one.history.length > 0 && <History one={one} />}
        </div>
      </div>
    </>
  )
}

function When({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  return (
    <span className="ac-row">
      <span>{formatDate(one.startsAt)}, {formatTime(one.startsAt)}–{formatTime(one.endsAt)} ({say.minutesOf(wallOf(one).minutes)})</span>
      <Badge kind={one.state === 'held' ? 'success' : one.state === 'confirmed' ? 'info' : one.state === 'cancelled' || one.state === 'not_come' ? 'warning' : 'neutral'}>{say[`state_${one.state}`]}</Badge>
      {one.series && <Badge icon="refresh">{say[`repeat_${one.series.every}`]}, {say.seriesOf(one.series.n, one.series.of)}</Badge>}
    </span>
  )
}

function Facts({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  const languages = useLanguageOptions()
  const { place, mediator } = one
  const where = place.hidden ? say.placeHidden : [say[`place_${place.kind}`], place.room && `${place.room.name}, ${place.room.site}`, place.text].filter(Boolean).join(' · ')
  return (
    <Card title={say.details}>
      <DataList
        items={[
          { label: say.where, value: <span translate="no">{where}</span> },
          {
            label: one.others.length ? say.files : say.file,
            value: one.file && [one.file, ...one.others].map((file) => <div key={file.caseId}><Link to={caseTabPath.to({ caseId: file.caseId, tab: 'agenda' })}><span translate="no">{file.childName} · {file.number}</span></Link></div>),
          },
          { label: say.purpose, value: one.file?.purpose && <span translate="no">{one.file.purpose}</span> },
          { label: say.section, value: one.file && say[`section_${one.file.section}` as 'section_social'] },
          {
            label: say.mediator,
            value: mediator && [languages.find(({ value }) => value === mediator.language)?.label ?? mediator.language, mediator.gender && say[`gender_${mediator.gender}`], mediator.mode && say[`mode_${mediator.mode}`], say[`mediator_${mediator.state}`]].filter(Boolean).join(' · '),
          },
          { label: say.unit, value: `${one.unit.name}, ${one.unit.organisation}` },
          { label: say.state, value: one.stateWords && <span translate="no">{one.stateWords}</span> },
          { label: say.coordinator, value: one.coordinator?.name },
          { label: say.history, value: say.organiser(one.organiser.name) },
        ]}
      />
      {one.file?.source && <Place name="appointment.source" source={one.file.source} />}
    </Card>
  )
}

function History({ one }: { one: Appointment }) {
  const say = useWords(agendaWords)
  return (
    <Card title={say.history}>
      <ul className="ac-plain ac-stack">
        {one.history.map((line) => (
          <li key={line.id}>
            <strong>{say[`what_${line.what}` as 'what_moved'] ?? line.what}</strong> <span className="ac-meta">{line.by}, {formatDateTime(line.at)}</span>
            {line.what === 'moved' && line.from && line.to && <div>{say.fromTo(formatDateTime(line.from), formatDateTime(line.to))}</div>}
            {line.words && <div translate="no">{line.words}</div>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
