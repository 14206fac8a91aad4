import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import type { Appointment, Participant } from '../contract.ts'
import { agendaWords } from './words.ts'

/** Who is wanted, what he answered, and whether he was there. */
export function Participants({ one, onTake }: { one: Appointment; onTake?: (() => void) | undefined }) {
  return <ul className="ac-participants">{one.participants.map((who) => <Line key={who.id} who={who} leads={who.operatorId !== null && who.operatorId === one.coordinator?.id} onTake={onTake} />)}</ul>
}

function Line({ who, leads, onTake }: { who: Participant; leads: boolean; onTake: (() => void) | undefined }) {
  const say = useWords(agendaWords)
  return (
    <li>
      <span><bdi translate="no">{who.name ?? say.noName}</bdi> <span className="ac-meta">{[who.organisation ?? say[`part_${who.part}`], leads && say.coordinates].filter(Boolean).join(', ')}</span></span>
      {who.left && <Badge kind="warning" icon="warning">{say.left}</Badge>}
      {who.attendance
        ? <Badge kind={who.attendance === 'present' ? 'success' : 'warning'}>{say[who.attendance]}</Badge>
        : who.answer && <Badge kind={who.answer === 'accepted' ? 'success' : who.answer === 'waiting' ? 'neutral' : 'warning'}>{say[`answer_${who.answer}`]}</Badge>}
      {who.proposedAt && <span>{say.proposedAt(formatDateTime(who.proposedAt))} {onTake && <Button size="small" kind="quiet" onClick={onTake}>{say.move}</Button>}</span>}
      {who.answerWords && <span className="ac-meta" translate="no">{who.answerWords}</span>}
    </li>
  )
}
