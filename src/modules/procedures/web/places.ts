import { namedMunicipality, searchMunicipalities } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import type { ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { listReceivingUnits } from '#modules/cases/contract.ts'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { familyNames } from '../domain/vocabulary.ts'
import { families } from '../domain/definition.ts'
import { procedureWords } from './words.ts'

/** Filters shared by the board and by what is missing: whose, kind, pole, service, worker, municipality. */
export function usePlaceFilters(): ListFilter[] {
  const say = useWords(procedureWords)
  const both = useSay()
  const units = useQueryOf(listReceivingUnits, {}, { staleTime: 60_000 }).data?.rows ?? []
  const choices = (rows: typeof units) => rows.map((row) => ({ value: row.id, label: row.name }))
  return [
    { id: 'scope', label: say.whose, options: [{ value: 'mine', label: say.mine }, { value: 'unit', label: say.ofMyUnits }] },
    { id: 'family', label: say.kind, options: families.map((one) => ({ value: one, label: both(familyNames[one]) })) },
    { id: 'pole', label: say.pole, options: choices(units.filter(({ kind }) => kind === 'polo')) },
    { id: 'responsible', label: say.responsible, all: say.whoever, search: searchWorkers, named: namedWorker },
    { id: 'municipality', label: say.municipality, all: say.everywhere, search: searchMunicipalities, named: namedMunicipality },
  ]
}
