import type { Operation } from '#kernel/server/operation.ts'
import { addAddress } from './add-address.ts'
import { addBirthFact } from './add-birth-fact.ts'
import { addContact } from './add-contact.ts'
import { addHousehold } from './add-household.ts'
import { addIdentifier } from './add-identifier.ts'
import { addLanguage } from './add-language.ts'
import { addName } from './add-name.ts'
import { addNationality } from './add-nationality.ts'
import { addRelation } from './add-relation.ts'
import { addRelative } from './add-relative.ts'
import { chooseFact } from './choose-fact.ts'
import { endFact } from './end-fact.ts'
import { addEquivalence, endEquivalence, listEquivalences } from './equivalences/equivalences.ts'
import { decideEquivalenceProposal, listEquivalenceProposals } from './equivalences/proposals.ts'
import { getFamily } from './get-family.ts'
import { getPerson } from './get-person.ts'
import { matchPeople } from './identity/match.ts'
import { leaveHousehold } from './leave-household.ts'
import { retireFact } from './retire-fact.ts'
import { searchPeople } from './search-people.ts'
import { updatePerson } from './update-person.ts'

export const peopleOperations = [
  searchPeople, matchPeople, getPerson, updatePerson, addName, addBirthFact, addNationality, addLanguage, addIdentifier, addAddress, addContact,
  retireFact, chooseFact, endFact, addRelative, addRelation, addHousehold, leaveHousehold, getFamily,
  listEquivalences, addEquivalence, endEquivalence, listEquivalenceProposals, decideEquivalenceProposal,
] as unknown as Operation[]
