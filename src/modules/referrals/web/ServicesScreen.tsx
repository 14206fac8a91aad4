import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { namedMunicipality, searchMunicipalities } from '#kernel/web/lists.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { casesPath } from '#modules/cases/web/index.ts'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { listServices, type ServiceRow } from '../contract.ts'
import { serviceStates } from '../domain/service-states.ts'
import { useKindName, useKinds } from './codes.ts'
import { namedUnit, searchUnits } from './find-units.ts'
import { formatHours } from './hours-words.ts'
import { ReferralLinks } from './ReferralLinks.tsx'
import { servicePath } from './paths.ts'
import { StateBadge } from './ServiceCard.tsx'
import { referralWords, type ReferralSay } from './words.ts'

/** Services given, in all the files one reaches and in the units in which one gives them; what ends first comes first. */
export function ServicesScreen() {
  const say = useWords(referralWords)
  const name = useKindName()
  const { options } = useKinds()
  const filters = useMemo((): ListFilter[] => [
    { id: 'state', label: say.state, all: say.runningOnes, options: [{ value: 'expired', label: say.expiredOnes }, ...serviceStates.map((one) => ({ value: one, label: say[`state_${one}`] }))] },
    { id: 'scope', label: say.whose, options: [{ value: 'mine', label: say.mine }, { value: 'unit', label: say.ofMyUnits }, { value: 'given', label: say.givenByUs }] },
    { id: 'kind', label: say.kind, options },
    { id: 'provider', label: say.provider, all: say.all, search: searchUnits, named: namedUnit },
    { id: 'municipality', label: say.municipality, all: say.all, search: searchMunicipalities, named: namedMunicipality },
    { id: 'responsible', label: say.responsible, all: say.all, search: searchWorkers, named: namedWorker },
  ], [say, options])
  const columns = useMemo(() => columnsOf(say, name), [say, name])
  return (
    <ListScreen
      title={say.servicesGiven} actions={<ReferralLinks here="services" />} endpoint={listServices} filters={filters} columns={columns} rowKey={(row) => row.id}
      rowHref={(row) => servicePath.to({ serviceId: row.id })} savedAs="services"
      empty={{ title: say.noneFound, text: say.noneFoundText, action: <LinkButton to={casesPath.to()}>{say.toFiles}</LinkButton> }}
    />
  )
}

function columnsOf(say: ReferralSay, name: ReturnType<typeof useKindName>): Column<ServiceRow>[] {
  return [
    { id: 'child', header: say.child, cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta ac-whole" translate="no">{row.caseNumber}</div></> },
    { id: 'kind', header: say.kind, cell: (row) => <>{name(row.kind)} <StateBadge service={row} /></> },
    { id: 'provider', header: say.provider, cell: (row) => <>{row.provider?.name}{row.worker && <div className="ac-meta">{row.worker.name}</div>}</> },
    { id: 'since', header: say.startedOn, whole: true, cell: (row) => row.startedOn && formatDateOfTable(row.startedOn) },
    { id: 'ends', header: say.endsOn, whole: true, cell: (row) => row.endsOn && formatDateOfTable(row.endsOn) },
    { id: 'done', header: say.doneShort, align: 'end', whole: true, cell: (row) => formatHours(row.tally.done) },
    { id: 'remaining', header: say.remainingShort, align: 'end', whole: true, cell: (row) => (row.tally.remaining === null ? '' : formatHours(row.tally.remaining)) },
    { id: 'responsible', header: say.responsible, cell: (row) => row.responsible?.name ?? '' },
    { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
  ]
}
