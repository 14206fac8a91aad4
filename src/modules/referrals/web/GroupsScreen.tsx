import { useMemo, useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { listGroups, openGroup, type ServiceGroup } from '../contract.ts'
import { changedByService } from './changed.ts'
import { useKindName, useKinds } from './codes.ts'
import { groupPath } from './paths.ts'
import { ReferralLinks } from './ReferralLinks.tsx'
import { referralWords } from './words.ts'

/** Groups of children or parents that one's units run. */
export function GroupsScreen() {
  const say = useWords(referralWords)
  const name = useKindName()
  const [opening, setOpening] = useState(false)
  const can = useQueryOf(listGroups, { limit: 1 }).data
  const filters = useMemo((): ListFilter[] => [{ id: 'closed', label: say.state, all: say.openGroups, options: [{ value: 'true', label: say.closedToo }] }], [say])
  const columns = useMemo((): Column<ServiceGroup>[] => [
    { id: 'title', header: say.group, cell: (row) => <>{row.title} {row.closedOn && <Badge>{say.closedGroup}</Badge>}</> },
    { id: 'kind', header: say.kind, cell: (row) => name(row.kind) },
    { id: 'unit', header: say.runBy, cell: (row) => row.unit.name },
    { id: 'leader', header: say.leader, cell: (row) => row.leader ?? '' },
    { id: 'last', header: say.lastMeeting, whole: true, cell: (row) => row.lastOn && formatDateOfTable(row.lastOn) },
  ], [say, name])
  const open = can?.can.open && <Button kind="primary" icon="plus" onClick={() => setOpening(true)}>{say.openGroup}</Button>
  return (
    <>
      <ListScreen
        title={say.groups} actions={<>{open}<ReferralLinks here="groups" /></>} endpoint={listGroups} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => groupPath.to({ groupId: row.id })}
        savedAs="groups" empty={{ title: say.noGroups, text: say.noGroupsText }}
      />
      {opening && can && <OpenDialog units={can.units} onClose={() => setOpening(false)} />}
    </>
  )
}

function OpenDialog({ units, onClose }: { units: readonly { id: string; name: string }[]; onClose: () => void }) {
  const say = useWords(referralWords)
  const go = useGo()
  const { options } = useKinds()
  return (
    <Modal open onClose={onClose} title={say.openGroup} question>
      <Form endpoint={openGroup} defaults={{ unitId: units[0]?.id as never }} submit={say.openGroup} invalidates={changedByService} onDone={(group) => go(groupPath.to({ groupId: group.id }))} onCancel={onClose}>
        <TextField name="title" label={say.groupTitle} hint={say.groupTitleHint} required maxLength={120} />
        <Select name="kindId" label={say.kind} required options={options} />
        {units.length > 1 && <Select name="unitId" label={say.runBy} required empty={null} options={units.map((one) => ({ value: one.id, label: one.name }))} />}
        <TextField name="leader" label={say.leader} maxLength={200} />
        <TextField name="place" label={say.placeWords} maxLength={200} />
      </Form>
    </Modal>
  )
}
