import type { ComponentType } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Tabs } from '#kernel/web/ui/Tabs.tsx'
import { getOrganisation, type Organisation } from '../contract/organisations.ts'
import { useList } from './codes.ts'
import { networkPath, organisationPartPath, organisationPath } from './paths.ts'
import { PeopleTab } from './PeopleTab.tsx'
import { ProfileTab } from './ProfileTab.tsx'
import { SitesTab } from './SitesTab.tsx'
import { TerritoryTab } from './TerritoryTab.tsx'
import { TitlesTab } from './TitlesTab.tsx'
import { UnitsTab } from './UnitsTab.tsx'
import { networkWords } from './words.ts'

const parts: Record<string, ComponentType<{ organisation: Organisation }>> = {
  profilo: ProfileTab, unita: UnitsTab, sedi: SitesTab, titoli: TitlesTab, territorio: TerritoryTab, persone: PeopleTab,
}

/** A body with its parts. */
export function OrganisationPage() {
  const { organisationId, part = 'profilo' } = organisationPartPath.useParams() as { organisationId: Id<'organisation'>; part?: string }
  const say = useWords(networkWords)
  const kinds = useList('organisation_kind')
  const query = useQueryOf(getOrganisation, { organisationId })
  const Part = parts[part] ?? ProfileTab
  const tab = (to: string, label: string) => ({ to: organisationPartPath.to({ organisationId, part: to }), label })
  return (
    <Loaded query={query}>
      {(organisation) => (
        <>
          <PageHeader
            title={organisation.name}
            above={<Breadcrumb items={[{ label: say.bodies, to: networkPath.to() }, { label: organisation.shortName }]} />}
            status={<>{[kinds.label(organisation.kind), organisation.municipality].filter(Boolean).join(' – ')} {!organisation.active && <Badge kind="warning">{say.inactive}</Badge>}</>}
          />
          <Tabs
            label={say.parts}
            tabs={[
              { to: organisationPath.to({ organisationId }), label: say.profile },
              tab('unita', say.units), tab('sedi', say.sites), tab('titoli', say.titles), tab('territorio', say.territory), tab('persone', say.people),
            ]}
          />
          <Part organisation={organisation} />
        </>
      )}
    </Loaded>
  )
}
