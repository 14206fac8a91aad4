import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { OperatorPicker } from '#modules/network/web/parts.ts'
import { getDesk, listRooms } from '../contract.ts'
import { views } from '../domain/span.ts'
import { viewParam, type AgendaSearch } from './useAgendaSearch.ts'
import { agendaWords } from './words.ts'

/** Whose calendar, and how it is shown. */
export function AgendaFilters({ search }: { search: AgendaSearch }) {
  const say = useWords(agendaWords)
  const { whose, view, change } = search
  return (
    <div className="ac-agenda-top">
      <Select label={say.whose} empty={null} options={(['mine', 'unit', 'operator', 'room'] as const).map((value) => ({ value, label: say[`whose_${value}`] }))} value={whose}
        onChange={(di) => change({ di: di === 'mine' ? undefined : di, servizio: undefined, persona: undefined, stanza: undefined })} />
      {whose === 'unit' && <Units search={search} />}
      {whose === 'operator' && <OperatorPicker label={say.operator} value={search.operatorId ?? ''} onChange={(persona) => change({ persona: persona || undefined })} />}
      {whose === 'room' && <Rooms search={search} />}
      <Select label={say.view} empty={null} options={views.map((value) => ({ value, label: say[`view_${value}`] }))} value={view} onChange={(next) => change({ vista: viewParam(next as typeof view) })} />
      <Checkbox label={say.cancelledToo} value={search.cancelled} onChange={(on) => change({ annullati: on ? 'true' : undefined })} />
    </div>
  )
}

function Units({ search }: { search: AgendaSearch }) {
  const say = useWords(agendaWords)
  const units = useQueryOf(getDesk, {}, { staleTime: 60_000 }).data?.units ?? []
  if (units.length < 2) return null
  return <Select label={say.unit} empty={null} options={units.map(({ id, name }) => ({ value: id, label: name }))} value={search.unitId ?? units[0]!.id} onChange={(servizio) => search.change({ servizio })} />
}

function Rooms({ search }: { search: AgendaSearch }) {
  const say = useWords(agendaWords)
  const rooms = useQueryOf(listRooms, { limit: 200 }, { staleTime: 60_000 }).data?.rows ?? []
  return <Select label={say.room} options={rooms.map(({ id, name, site }) => ({ value: id, label: `${name}, ${site}` }))} value={search.roomId ?? ''} onChange={(stanza) => search.change({ stanza: stanza || undefined })} />
}
