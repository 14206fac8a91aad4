import { Suspense } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Place } from '#kernel/web/contributions.tsx'
import { useActor } from '#kernel/web/session.tsx'
import { useQueryOf } from '#kernel/web/query.ts'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded, Skeleton } from '#kernel/web/ui/states.tsx'
import { getToday } from '#modules/cases/contract.ts'
import { MineCard, QuietCard, RecentCard, WaitingCard } from '#modules/cases/web/index.ts'
import { DraftsCard } from './today/DraftsCard.tsx'
import { StartCard } from './today/StartCard.tsx'
import { todayWords } from './today/words.ts'

/** What must I do now: terms before all else, then what waits for an answer, the day, my children; beside them what I was doing. */
export function TodayPage() {
  const say = useWords(todayWords)
  const actor = useActor()
  const query = useQueryOf(getToday, {})
  const answers = actor.roles.some((role) => ['worker', 'coordinator', 'manager'].includes(role))
  return (
    <>
      <PageHeader tab={say.today} title={say.greeting(actor.displayName.split(' ')[0]!)} status={formatDate(dateInRome(Date.now()))} />
      <Loaded query={query} lines={10}>
        {(today) => (
          <Suspense fallback={<Skeleton lines={10} />}>
            <div className="ac-columns">
              <div className="ac-stack">
                <Place name="today.first" />
                {(answers || today.handovers.length > 0) && <WaitingCard today={today} />}
                <Place name="today" />
                {answers || today.mine.length > 0 ? <MineCard today={today} /> : <StartCard />}
              </div>
              <div className="ac-stack">
                <DraftsCard />
                {today.quiet.length > 0 && <QuietCard today={today} />}
                <RecentCard today={today} />
              </div>
            </div>
          </Suspense>
        )}
      </Loaded>
    </>
  )
}
