import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Steps, type Step } from '#kernel/web/ui/Steps.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import type { CaseFile } from '../contract.ts'
import { phases } from '../domain/phases.ts'
import { ageText } from './CasesScreen.tsx'
import { useCaseCodes } from './lists.ts'
import { casePath } from './paths.ts'
import { TieDialog, UntieDialog } from './SiblingsDialog.tsx'
import { AddMemberDialog, EndMemberDialog, RoleDialog } from './TeamDialog.tsx'
import { caseWords } from './words.ts'

/** The first tab of a file: phases, who works on it, siblings, facts, what happened to the file itself. */
export function CaseOverview({ file }: { file: CaseFile }) {
  return (
    <div className="ac-stack">
      <PhaseSteps file={file} />
      <div className="ac-columns">
        <div className="ac-stack">
          <Team file={file} />
          <History file={file} />
        </div>
        <div className="ac-stack">
          <Details file={file} />
          <Siblings file={file} />
        </div>
      </div>
    </div>
  )
}

function PhaseSteps({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const now = phases.findIndex((phase) => phase === file.phase)
  const steps = phases.map((phase, index): Step => {
    const at = file.phases.findLast((one) => one.phase === phase)?.at
    const state = index === now ? 'current' : at && index < now ? 'done' : 'todo'
    return { label: codes.label('phase', phase), state, ...(at && state !== 'todo' ? { detail: say.since(formatDate(dateInRome(Date.parse(at)))) } : {}) }
  })
  return <Steps label={say.phases} steps={steps} />
}

type Member = CaseFile['team'][number]

function Team({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const [open, setOpen] = useState<'add' | { member: Member; what: 'role' | 'end' } | null>(null)
  const today = dateInRome(Date.now())
  const isLive = ({ validTo }: Member) => validTo === null || validTo >= today
  const [live, former] = [file.team.filter(isLive), file.team.filter((member) => !isLive(member))]
  const close = () => setOpen(null)
  return (
    <Card title={say.team} actions={file.can.changeTeam && <Button size="small" icon="plus" onClick={() => setOpen('add')}>{say.addToTeam}</Button>}>
      <ul className="ac-plain ac-stack">
        <li><strong>{file.responsible.name}</strong> <span className="ac-meta">{say.responsible}, {file.unit.name}</span></li>
        {live.map((member) => <MemberLine key={member.id} member={member} canChange={file.can.changeTeam} onOpen={(what) => setOpen({ member, what })} />)}
      </ul>
      {live.length === 0 && <p className="ac-meta">{say.teamEmpty}</p>}
      {former.length > 0 && (
        <details>
          <summary>{say.formerTeam} ({former.length})</summary>
          <ul className="ac-plain">{former.map((member) => <MemberLine key={member.id} member={member} canChange={false} />)}</ul>
        </details>
      )}
      {open === 'add' && <AddMemberDialog file={file} onClose={close} />}
      {open && open !== 'add' && open.what === 'role' && <RoleDialog file={file} member={open.member} onClose={close} />}
      {open && open !== 'add' && open.what === 'end' && <EndMemberDialog file={file} member={open.member} onClose={close} />}
    </Card>
  )
}

function MemberLine({ member, canChange, onOpen }: { member: Member; canChange: boolean; onOpen?: (what: 'role' | 'end') => void }) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const period = member.validTo ? `${formatDate(member.validFrom)} – ${formatDate(member.validTo)}` : say.since(formatDate(member.validFrom))
  return (
    <li className="ac-row">
      <span>
        {member.operator.name} <span className="ac-meta">{codes.label('team_role', member.role)}, {member.organisationName}, {period}</span>
        {member.personalGrant && <> <Badge icon="key">{say.personal}</Badge></>}
      </span>
      {canChange && onOpen && (
        <Menu label={`${say.actions}: ${member.operator.name}`} items={[
          { id: 'role', label: say.changeRole, onAction: () => onOpen('role') },
          { id: 'end', label: say.endPlace, onAction: () => onOpen('end') },
        ]} />
      )}
    </li>
  )
}

function Siblings({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const [open, setOpen] = useState<'tie' | 'untie' | null>(null)
  return (
    <Card
      title={say.siblings}
      actions={file.can.tieSiblings && <Button size="small" icon="link" onClick={() => setOpen('tie')}>{say.tie}</Button>}
      footer={file.can.tieSiblings && file.siblings.length > 0 && <Button kind="quiet" size="small" onClick={() => setOpen('untie')}>{say.untie}</Button>}
    >
      {file.siblings.length === 0 && <p className="ac-meta">{say.noSiblings}</p>}
      <ul className="ac-plain">
        {file.siblings.map((one) => (
          <li key={one.id}>
            <Link to={casePath.to({ caseId: one.id })}><PersonName name={one.childName} /></Link>{' '}
            <span className="ac-meta">{ageText(one.childBirth) && `${ageText(one.childBirth)}, `}<span className="ac-whole" translate="no">{one.number}</span>{one.status === 'closed' && `, ${say.closed}`}</span>
          </li>
        ))}
      </ul>
      {open === 'tie' && <TieDialog file={file} onClose={() => setOpen(null)} />}
      {open === 'untie' && <UntieDialog file={file} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function Details({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  return (
    <Card title={say.details}>
      <DataList items={[
        { label: say.number, value: <span translate="no">{file.number}</span> },
        { label: say.openedOn, value: formatDate(file.openedOn) },
        { label: say.organisation, value: file.organisation.name },
        { label: say.unit, value: file.unit.name },
        { label: say.pole, value: file.poleUnit?.name },
        { label: say.municipality, value: file.municipality },
        { label: say.closedOn, value: file.closedOn && formatDate(file.closedOn) },
        { label: say.closingReason, value: file.closingReason && codes.label('closing_reason', file.closingReason) },
        { label: say.closingSituation, value: file.closingSituation && codes.label('closing_situation', file.closingSituation) },
        { label: say.closingWords, value: file.closingWords },
        { label: say.sectionsReached, value: file.sections.filter((one) => one !== 'file').map((one) => codes.label('section', one)).join(', ') },
      ]} />
    </Card>
  )
}

function History({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const text = ({ from, to, unit, words, added, changed, removed, role, responsible }: Record<string, string>) => [
    from && to ? say.fromTo(from, to) : (to ?? unit), responsible && say.answers(responsible), added ?? changed ?? removed, role && codes.label('team_role', role), words,
  ].filter(Boolean).join(' · ')
  return (
    <Card title={say.history}>
      <Timeline label={say.history} items={file.history.map(({ id, kind, at, by, detail }) => ({
        id, when: at, title: say[`happened_${kind}` as 'happened_opened'] ?? kind, meta: by, body: text(detail) || undefined,
      }))} />
    </Card>
  )
}
