import { useEffect } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import type { Appointment } from '#modules/agenda/contract.ts'
import { getPlan } from '../contract.ts'
import { MEETING_SOURCE } from '../domain/meetings.ts'
import { planPath } from './paths.ts'
import { planWords } from './words.ts'

/** On an appointment planned from the family meetings of a plan: the way back to it. */
export function PlanOfMeeting({ source }: { source: NonNullable<NonNullable<Appointment['file']>['source']> }) {
  const say = useWords(planWords)
  const ours = source.kind === MEETING_SOURCE
  // planned, moved or cancelled here, the plan tells of it when one goes back
  useEffect(() => {
    if (ours) void queryClient.invalidateQueries({ queryKey: [getPlan.id] })
  }, [ours])
  return ours && <p className="ac-meta">{say.fromPlan} <Link to={planPath.to({ planId: source.id })}>{say.openPlan}</Link></p>
}
