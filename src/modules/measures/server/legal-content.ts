import type * as z from 'zod'
import { invalid } from '#kernel/contract/problem.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { parentsOf } from '#modules/people/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import type { effectInput, officeInput } from '../contract/fields.ts'
import * as files from './file-store.ts'
import type { StoredEffect, StoredOffice } from './measure-store.ts'

type Effect = z.output<typeof effectInput>
type Office = z.output<typeof officeInput>

export const storedEffect = ({ parentId, state, exercise, limits, from, to }: Effect): StoredEffect => ({ parentId, state, exercise: exercise ?? null, limits, from: from ?? null, to: to ?? null })

export const storedOffice = ({ role, personId, operatorId, organisationId, holder, powers, from, to }: Office): StoredOffice =>
  ({ role, personId: personId ?? null, operatorId: operatorId ?? null, organisationId: organisationId ?? null, holder, powers, from: from ?? null, to: to ?? null })

const members = async (tx: Tx, caseId: string): Promise<Set<string>> => new Set((await files.membersOf(tx, [caseId])).map(({ member }) => member))

export async function assertParent(tx: Tx, file: FileHead, { parentId }: Effect): Promise<void> {
  if ((await parentsOf(tx, [file.child_id])).some(({ id }) => id === parentId) || (await members(tx, file.id)).has(parentId)) return
  throw invalid('effect.parentId', { it: 'Non è un genitore di questo fascicolo: aggiungilo prima tra le persone', en: 'Not a parent in this file: add this person among the people first' })
}

export async function assertHolder(tx: Tx, file: FileHead, { personId, operatorId, organisationId }: Office): Promise<void> {
  if (personId && !(await members(tx, file.id)).has(personId)) throw invalid('office.personId', { it: 'Questa persona non è del fascicolo: aggiungila tra le persone, o scrivi il nome', en: 'This person is not of the file: add them among the people, or write the name' })
  if (operatorId && !(await operatorNames(tx, [operatorId])).size) throw invalid('office.operatorId', { it: 'Scegli un operatore dell’elenco', en: 'Choose a worker of the list' })
  if (organisationId && !(await files.organisationNames(tx, [organisationId])).size) throw invalid('office.organisationId', { it: 'Scegli un ente dell’elenco', en: 'Choose a body of the list' })
}
