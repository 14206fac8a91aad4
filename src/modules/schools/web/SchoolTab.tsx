import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { getAttendance } from '../contract/attendance.ts'
import { listEnrolments } from '../contract/enrolment.ts'
import { monthOf, monthRange } from '../domain/month.ts'
import { EnrolmentCard } from './EnrolmentCard.tsx'
import { MonthCard } from './MonthCard.tsx'
import { StandingCard } from './StandingCard.tsx'
import { StepsCard } from './StepsCard.tsx'

/** School of a child: where he goes, how he stands, the month's absences, what was done. */
export function SchoolTab({ caseId }: { caseId: Id<'case'> }) {
  const [search, change] = useSearchState()
  const today = dateInRome(Date.now())
  const month = monthOf(typeof search['mese'] === 'string' ? search['mese'] : null, today)
  const enrolments = useQueryOf(listEnrolments, { caseId })
  const attendance = useQueryOf(getAttendance, { caseId, ...monthRange(month) }, { keepPrevious: true })
  const failed = enrolments.error ? enrolments : attendance.error ? attendance : null
  if (failed) return <ErrorState problem={failed.error} onRetry={() => void failed.refetch()} />
  if (!enrolments.data || !attendance.data) return <Skeleton lines={10} />
  const enrolled = enrolments.data.rows.length > 0
  return (
    <div className="ac-columns">
      <div className="ac-stack">
        {enrolled && <StandingCard caseId={caseId} standing={attendance.data.standing} told={attendance.data.steps.some(({ withdrawn }) => !withdrawn)} />}
        {enrolled && (
          <MonthCard
            {...{ caseId, month, today }}
            attendance={attendance.data}
            stale={attendance.isPlaceholderData}
            enrolments={enrolments.data.rows}
            onMonth={(next: PlainDate) => change({ mese: next.slice(0, 7) })}
          />
        )}
        {!enrolled && <EnrolmentCard caseId={caseId} list={enrolments.data} />}
      </div>
      <div className="ac-stack">
        {enrolled && <EnrolmentCard caseId={caseId} list={enrolments.data} />}
        {enrolled && <StepsCard caseId={caseId} steps={attendance.data.steps} can={attendance.data.can} crossed={attendance.data.standing.crossing !== null} />}
      </div>
    </div>
  )
}
