import { useMemo } from 'react'
import { ageOn, dateInRome } from '#kernel/domain/plain-date.ts'
import { formatAge, formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { casesPath, caseTabPath } from '#modules/cases/web/index.ts'
import { listAtRisk, type RiskRow } from '../contract/risk.ts'
import { schoolWords } from './words.ts'

/** Children of the service by unjustified days in the last three months. */
export function RiskScreen() {
  const say = useWords(schoolWords)
  const filters = useMemo((): ListFilter[] => [
    { id: 'scope', label: say.whose, options: [{ value: 'mine', label: say.mine }, { value: 'unit', label: say.ofMyUnits }] },
    { id: 'level', label: say.howMuch, options: [{ value: 'crossed', label: say.crossed }, { value: 'near', label: say.near }, { value: 'quarter', label: say.ofQuarter }] },
  ], [say])
  const columns = useMemo((): Column<RiskRow>[] => [
    { id: 'name', header: say.child, cell: (row) => <PersonName name={row.childName} /> },
    { id: 'age', header: say.age, whole: true, cell: (row) => (row.childBirth ? formatAge(ageOn(row.childBirth, dateInRome(Date.now()))) : '') },
    { id: 'count', header: say.count, align: 'end', whole: true, cell: (row) => <strong>{row.count}</strong> },
    { id: 'since', header: say.since, whole: true, cell: (row) => row.crossedOn && <Badge kind="warning" icon="warning">{formatDateOfTable(row.crossedOn)}</Badge> },
    { id: 'quarter', header: say.quarter, whole: true, cell: (row) => row.quarterOn && <Badge kind="warning">{formatDateOfTable(row.quarterOn)}</Badge> },
    { id: 'communicated', header: say.communicated, whole: true, cell: (row) => row.communicatedOn && formatDateOfTable(row.communicatedOn) },
    { id: 'school', header: say.school, cell: (row) => row.school ?? '' },
    { id: 'unit', header: say.unit, cell: (row) => row.unit.name },
    { id: 'responsible', header: say.responsible, cell: (row) => row.responsible.name },
  ], [say])
  return (
    <ListScreen
      title={say.risk}
      endpoint={listAtRisk}
      filters={filters}
      columns={columns}
      rowKey={(row) => row.caseId}
      rowHref={(row) => caseTabPath.to({ caseId: row.caseId, tab: 'scuola' })}
      savedAs="attendance"
      empty={{ title: say.riskNone, text: say.riskNoneText, action: <LinkButton to={casesPath.to()}>{say.child}</LinkButton> }}
    />
  )
}
