import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateShort } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import { getGroup } from '../contract.ts'
import { useKindName } from './codes.ts'
import type { GroupAnswer } from './group-answer.ts'
import { GroupDialogs, type GroupChange } from './GroupDialogs.tsx'
import { formatHours } from './hours-words.ts'
import { groupPath, groupsPath, servicePath } from './paths.ts'
import { referralWords } from './words.ts'
import './referrals.css'

/** A group and its register: each child's presence stands in his own service. */
export function GroupScreen() {
  const say = useWords(referralWords)
  const { groupId } = groupPath.useParams()
  const query = useQueryOf(getGroup, { groupId: groupId as Id<'service_group'> })
  return <Loaded query={query} lines={8} title={say.group}>{(answer) => <GroupView answer={answer} />}</Loaded>
}

function GroupView({ answer }: { answer: GroupAnswer }) {
  const say = useWords(referralWords)
  const name = useKindName()
  const [change, setChange] = useState<GroupChange | null>(null)
  const { group, members } = answer
  const today = dateInRome(Date.now())
  const now = members.filter((one) => one.to === null || one.to >= today)
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ label: say.groups, to: groupsPath.to() }, { label: group.title }]} />} title={group.title}
        status={[name(group.kind), group.unit.name, group.leader, group.closedOn ? `${say.closedGroup} ${formatDate(group.closedOn)}` : ''].filter(Boolean).join(' · ')}
        actions={(
          <div className="ac-row ac-screen-only">
            {group.can.hold && now.some((one) => one.can.enterHours) && <Button kind="primary" icon="check" onClick={() => setChange('hold')}>{say.holdMeeting}</Button>}
            {group.can.hold && <Button icon="plus" onClick={() => setChange('join')}>{say.addChild}</Button>}
            {group.can.change && <Button kind="quiet" onClick={() => setChange('change')}>{say.change}</Button>}
          </div>
        )}
      />
      <p className="ac-meta">{say.registerPrivacy}</p>
      <Card title={say.register}>
        {members.length === 0 ? <EmptyState icon="user" title={say.noMembers}>{say.noMembersText}</EmptyState> : <Register answer={answer} onLeave={(serviceId) => setChange({ leave: serviceId })} />}
      </Card>
      {change && <GroupDialogs change={change} answer={answer} onClose={() => setChange(null)} />}
    </>
  )
}

function Register({ answer, onLeave }: { answer: GroupAnswer; onLeave: (serviceId: string) => void }) {
  const say = useWords(referralWords)
  const { group, members, sessions, marks } = answer
  return (
    <div className="ac-week-scroll" role="region" aria-label={say.register} tabIndex={-1}>
      <table className="ac-week ac-register">
        <caption><VisuallyHidden>{say.register}</VisuallyHidden></caption>
        <thead>
          <tr>
            <th scope="col">{say.child}</th>
            {sessions.map((one) => <th key={one.id} scope="col"><abbr title={[formatDate(one.day), formatHours(one.minutes), one.topic].filter(Boolean).join(' · ')}>{formatDateShort(one.day)}</abbr></th>)}
            {group.can.hold && <th scope="col" className="ac-screen-only"><VisuallyHidden>{say.moreActions}</VisuallyHidden></th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.serviceId}>
              <th scope="row"><Link to={servicePath.to({ serviceId: member.serviceId })}><PersonName name={member.childName} /></Link>{member.to && <div className="ac-meta">{say.leftOn(formatDate(member.to))}</div>}</th>
              {sessions.map((one) => {
                const mark = marks.find((each) => each.sessionId === one.id && each.serviceId === member.serviceId)
                return <td key={one.id} data-label={formatDateShort(one.day)}>{mark ? (mark.presence === 'present' ? <span title={say.presence_present}>{say.letter_present}</span> : <Badge kind="warning">{say[`presence_${mark.presence}`]}</Badge>) : '–'}</td>
              })}
              {group.can.hold && <td className="ac-screen-only">{member.to === null && <Button kind="quiet" size="small" aria-label={say.leaveOf(member.childName)} onClick={() => onLeave(member.serviceId)}>{say.leave}</Button>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
