import type { ReactNode } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { listOpenNeeds, listPlans, type PlanRow } from '../contract.ts'
import { usePlanCodes } from './codes.ts'
import { ReviewMark } from './marks.tsx'
import { planPath, plansPath } from './paths.ts'
import { planWords } from './words.ts'
import './plans.css'

/** Part of Oggi: reviews of my files due within 30 days, serious needs that nobody answers, what holds without its framework project, actions of people who left. Nothing at all when there is none. */
export function TodayPlans() {
  const say = useWords(planWords)
  const both = useSay()
  const due = useQueryOf(listPlans, { scope: 'mine', due: '30', limit: 5 }).data
  const orphans = useQueryOf(listPlans, { scope: 'mine', orphans: 'true', limit: 5 }).data
  const unframed = useQueryOf(listPlans, { scope: 'mine', framework: 'missing', limit: 5 }).data
  const needs = useQueryOf(listOpenNeeds, { limit: 5 }).data
  if (![due, orphans, unframed, needs].some((one) => one?.rows.length)) return null
  return (
    <Card title={say.todayTitle} footer={<Link to={plansPath.to({}, { scope: 'mine', due: '30' })}>{say.seeAll}</Link>}>
      {needs && needs.rows.length > 0 && (
        <>
          <h3 className="pl-h3">{say.todayNeeds}</h3>
          <ul className="ac-plain ac-stack">{needs.rows.map((need) => <li key={`${need.caseId} ${need.id}`}><Link to={caseTabPath.to({ caseId: need.caseId, tab: 'progetto' })}><PersonName name={need.childName} /></Link>: {both(need.label)} <span className="ac-meta">{say.needSince(both(need.level), formatDate(need.since), both(need.instrument))}</span></li>)}</ul>
        </>
      )}
      {due && due.rows.length > 0 && <Rows title={say.todayReviews} rows={due.rows} more={null} said={(row) => <ReviewMark plan={row} />} />}
      {unframed && unframed.rows.length > 0 && <Rows title={say.todayUnframed} rows={unframed.rows} more={unframed.next && plansPath.to({}, { scope: 'mine', framework: 'missing' })} said={(row) => row.keeper.organisation} />}
      {orphans && orphans.rows.length > 0 && <Rows title={say.todayOrphans} rows={orphans.rows} more={orphans.next && plansPath.to({}, { scope: 'mine', orphans: 'true' })} said={(row) => say.orphans(row.orphans)} />}
    </Card>
  )
}

interface RowsProps {
  title: string
  rows: readonly PlanRow[]
  /** The way to those that are not here. */
  more: string | null
  said: (row: PlanRow) => ReactNode
}

function Rows({ title, rows, more, said }: RowsProps) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  return (
    <>
      <h3 className="pl-h3">{title}</h3>
      <ul className="ac-plain ac-stack">{rows.map((row) => <li key={row.id}><Link to={planPath.to({ planId: row.id })}><PersonName name={row.childName} /></Link> <span className="ac-meta">{codes.kind(row.kind)} · {said(row)}</span></li>)}</ul>
      {more && <p><Link to={more}>{say.moreOfThese}</Link></p>}
    </>
  )
}
