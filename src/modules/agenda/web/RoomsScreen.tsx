import { useMemo, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addRoom, changeRoom, listRooms, type Room } from '../contract.ts'
import { useAgendaCodes } from './codes.ts'
import { agendaPath } from './paths.ts'
import { agendaWords } from './words.ts'

/** The register of rooms; each leads to its calendar. */
export function RoomsScreen() {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  const [form, setForm] = useState<Room | 'new' | null>(null)
  const sites = useQueryOf(listRooms, { limit: 1 }).data?.sites ?? []
  const filters = useMemo((): ListFilter[] => [{ id: 'inactive', label: say.inactiveToo, options: [{ value: 'true', label: say.inactiveToo }] }], [say])
  const columns = useMemo((): Column<Room>[] => [
    { id: 'name', header: say.room, cell: (room) => <span translate="no">{room.name}</span> },
    { id: 'site', header: say.site, cell: (room) => <span translate="no">{room.site}, {room.organisation}</span> },
    { id: 'capacity', header: say.capacity, align: 'end', cell: (room) => room.capacity ?? '' },
    { id: 'equipment', header: say.equipment, cell: (room) => [...(room.accessible ? [say.accessible] : []), ...room.equipment.map((code) => codes.label('room_equipment', code)), room.note].filter(Boolean).join(', ') },
    {
      id: 'state', header: say.actions, screenOnly: true,
      cell: (room) => (!room.active || room.can.change) && <>{!room.active && <Badge kind="warning">{say.notInUse}</Badge>} {room.can.change && <Button size="small" icon="pencil" aria-label={`${say.editRoom}: ${room.name}`} onClick={() => setForm(room)}>{say.editRoom}</Button>}</>,
    },
  ], [say, codes])
  return (
    <>
      <ListScreen
        title={say.rooms}
        endpoint={listRooms}
        filters={filters}
        columns={columns}
        rowKey={(room) => room.id}
        rowHref={(room) => agendaPath.to({}, { di: 'room', stanza: room.id })}
        actions={sites.length > 0 && <Button kind="primary" icon="plus" onClick={() => setForm('new')}>{say.addRoom}</Button>}
        empty={{ title: say.noRooms, text: say.noRoomsText }}
      />
      <Modal open={form !== null} onClose={() => setForm(null)} title={form === 'new' ? say.addRoom : say.editRoom} question>
        {form && <RoomForm room={form === 'new' ? null : form} sites={sites} onClose={() => setForm(null)} />}
      </Modal>
    </>
  )
}

const fieldsOf = ({ name, capacity, accessible, equipment, note, active }: Room) => ({ name, capacity, accessible, equipment, note, active })

function RoomForm({ room, sites, onClose }: { room: Room | null; sites: readonly { id: string; name: string }[]; onClose: () => void }) {
  const say = useWords(agendaWords)
  const done = () => {
    toast(say.roomSaved)
    onClose()
  }
  const common = { submit: say.saveChange, invalidates: [listRooms], onDone: done, onCancel: onClose }
  if (!room) {
    return (
      <Form endpoint={addRoom} defaults={{ accessible: false, equipment: [] }} {...common}>
        <Select name="siteId" label={say.site} required options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
        <RoomFields />
      </Form>
    )
  }
  return (
    <Form endpoint={changeRoom} input={{ roomId: room.id, version: room.version }} defaults={fieldsOf(room)} theirs={(current: Room) => ({ ...fieldsOf(current), version: current.version })} {...common}>
      <RoomFields />
      <Checkbox name="active" label={say.roomActive} />
    </Form>
  )
}

function RoomFields() {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  return (
    <>
      <TextField name="name" label={say.roomName} required maxLength={80} />
      <TextField name="capacity" label={say.capacity} inputMode="numeric" maxLength={3} />
      <Checkbox name="accessible" label={say.accessible} />
      <CheckboxGroup name="equipment" label={say.equipment} inline options={codes.options('room_equipment')} />
      <TextField name="note" label={say.note} maxLength={500} />
    </>
  )
}
