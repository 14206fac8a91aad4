import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import type { Organisation } from '../contract/organisations.ts'
import { listSites, type Site } from '../contract/sites.ts'
import { SiteForm } from './SiteForm.tsx'
import { useWeekdays } from './weekdays.ts'
import { networkWords } from './words.ts'

export function SitesTab({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  const query = useQueryOf(listSites, { organisationId: organisation.id })
  const [form, setForm] = useState<Site | 'new' | null>(null)
  return (
    <Loaded query={query}>
      {({ rows, can }) => (
        <div className="ac-stack">
          {can.edit && <div><Button kind="primary" icon="plus" onClick={() => setForm('new')}>{say.addSite}</Button></div>}
          {rows.length === 0 && <EmptyState icon="map-marker" title={say.noSites} />}
          {rows.map((site) => <SiteCard key={site.id} site={site} edit={can.edit ? () => setForm(site) : undefined} />)}
          <Modal open={form !== null} onClose={() => setForm(null)} title={form === 'new' ? say.addSite : say.editSite} size="wide">
            {form && <SiteForm organisation={organisation} site={form === 'new' ? null : form} onClose={() => setForm(null)} />}
          </Modal>
        </div>
      )}
    </Loaded>
  )
}

function SiteCard({ site, edit }: { site: Site; edit: (() => void) | undefined }) {
  const say = useWords(networkWords)
  const days = useWeekdays()
  return (
    <Card title={site.name} actions={edit && <Button size="small" icon="pencil" aria-label={`${say.edit}: ${site.name}`} onClick={edit}>{say.edit}</Button>}>
      <p className="ac-row">{site.secret && <Badge kind="danger" icon="lock">{say.secret}</Badge>}{!site.active && <Badge kind="warning">{say.inactive}</Badge>}</p>
      <DataList
        columns={2}
        items={[
          { label: say.street, value: [site.street, site.postcode, site.municipality].filter(Boolean).join(', ') },
          { label: say.unit, value: site.unitName ?? say.wholeBody },
          { label: say.phone, value: site.phone },
          { label: say.email, value: site.email },
          {
            label: say.hours,
            value: site.hours.length === 0 ? say.noHours : (
              <ul>{site.hours.map((hour, index) => <li key={index}>{days[hour.weekday - 1]?.label} {hour.opens}–{hour.closes}{hour.note ? ` (${hour.note})` : ''}</li>)}</ul>
            ),
          },
        ]}
      />
    </Card>
  )
}
