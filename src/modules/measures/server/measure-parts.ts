import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Parent } from '#modules/people/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { Written } from './measure-content.ts'
import * as store from './measure-store.ts'

/** Parents of the child of this file: only they are touched by a shared order there. */
export const parentIdsOf = (parents: readonly Parent[], { child_id }: FileHead): ReadonlySet<string> => new Set(parents.filter(({ childId }) => childId === child_id).map(({ id }) => id))

type Given = Written['prescriptions'][number]
const columnsOf = ({ words, who, personId, whoWords, byOn }: Given, position: number) => ({ position, words, who, person_id: personId ?? null, who_words: whoWords, by_on: byOn ?? null })

export const saveNewPrescriptions = (tx: Tx, measureId: string, given: readonly Given[]) =>
  store.insertPrescriptions(tx, given.map((one, position) => ({ id: newId(), measure_id: measureId, state: 'aperta', ...columnsOf(one, position) })))

/** Prescriptions after a correction: those known by id, or by their words, keep how they went; those left out stay in history. */
export async function correctPrescriptions(tx: Tx, measureId: string, given: readonly Given[], at: string): Promise<void> {
  const before = await store.prescriptionsOf(tx, [measureId])
  const kept = new Set<string>()
  for (const [position, one] of given.entries()) {
    const old = before.find(({ id }) => id === one.id) ?? before.find(({ id, words }) => words === one.words && !kept.has(id))
    if (old) {
      kept.add(old.id)
      await store.changePrescription(tx, old.id, columnsOf(one, position))
    } else await store.insertPrescriptions(tx, [{ id: newId(), measure_id: measureId, state: 'aperta', ...columnsOf(one, position) }])
  }
  for (const { id } of before) if (!kept.has(id)) await store.changePrescription(tx, id, { removed_at: at })
}
