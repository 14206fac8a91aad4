import type { Operation } from '#kernel/server/operation.ts'
import { searchPeople } from './search-people.ts'

export const peopleOperations = [searchPeople] as unknown as Operation[]
