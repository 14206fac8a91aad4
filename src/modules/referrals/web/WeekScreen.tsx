import { useDeferredValue, useState } from 'react'
import { addDays, asPlainDate, dateInRome, isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { getWeek } from '../contract.ts'
import { ReferralLinks } from './ReferralLinks.tsx'
import { WeekGrid } from './WeekGrid.tsx'
import { referralWords } from './words.ts'
import './referrals.css'

type Scope = 'own' | 'given' | 'mine'
const scopes: readonly Scope[] = ['given', 'own', 'mine']

/** The Monday of the week of a day. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** Hours of a week, for everybody one gives a service to: typed in the cells, saved by themselves. */
export function WeekScreen() {
  const say = useWords(referralWords)
  const [search, change] = useSearchState()
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const today = dateInRome(Date.now())
  const asked = String(search['dal'] ?? '')
  const monday = mondayOf(isPlainDate(asked) ? asPlainDate(asked) : today)
  const scope = scopes.find((one) => one === search['di']) ?? 'given'
  const query = useQueryOf(getWeek, { monday, scope, ...(q ? { q } : {}), limit: 100 })
  const go = (to: PlainDate) => change({ dal: to === mondayOf(today) ? undefined : to })
  return (
    <>
      <PageHeader title={say.week} status={say.weekText} actions={<ReferralLinks here="week" />} />
      <div className="ac-row ac-week-bar ac-screen-only">
        <IconButton icon="chevron-left" label={say.weekBefore} onClick={() => go(addDays(monday, -7))} />
        <strong aria-live="polite">{say.fromTo(formatDate(monday), formatDate(addDays(monday, 6)))}</strong>
        <IconButton icon="chevron-right" label={say.weekAfter} disabled={addDays(monday, 7) > today} onClick={() => go(addDays(monday, 7))} />
        {monday !== mondayOf(today) && <Button kind="quiet" size="small" onClick={() => go(mondayOf(today))}>{say.thisWeek}</Button>}
      </div>
      <div className="ac-row ac-screen-only">
        <Select label={say.whose} value={scope} onChange={(value) => change({ di: value })} empty={null} options={scopes.map((one) => ({ value: one, label: say[`scope_${one}`] }))} />
        <SearchBox label={say.search} value={text} onChange={setText} />
      </div>
      <Loaded query={query} lines={8}>
        {(answer) => (answer.rows.length === 0
          ? <EmptyState icon="clock" title={say.noWeek}>{say.noWeekText}</EmptyState>
          : <WeekGrid key={`${monday} ${scope}`} rows={answer.rows} today={answer.today} more={answer.next !== null} />)}
      </Loaded>
    </>
  )
}
