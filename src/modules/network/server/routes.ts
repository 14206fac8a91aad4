import type { Operation } from '#kernel/server/operation.ts'
import { findOperators, findServing, findUnits } from './directory.ts'
import { addAssignment, createOperator, getOperator, updateAssignment, updateOperator } from './operators.ts'
import { createOrganisation, getOrganisation, listOrganisations, updateOrganisation } from './organisations.ts'
import { createSite, listSites, updateSite } from './sites.ts'
import { assignTerritory, endTerritory, listTerritory } from './territory.ts'
import { addAccreditation, addAgreement, listAccreditations, listAgreements, updateAccreditation, updateAgreement } from './titles.ts'
import { createUnit, listUnits, updateUnit } from './units.ts'

export const networkOperations = [
  findUnits, findOperators, findServing, listOrganisations, getOrganisation, createOrganisation, updateOrganisation, listUnits, createUnit, updateUnit,
  listSites, createSite, updateSite, listAccreditations, addAccreditation, updateAccreditation, listAgreements, addAgreement, updateAgreement,
  listTerritory, assignTerritory, endTerritory, getOperator, createOperator, updateOperator, addAssignment, updateAssignment,
] as unknown as Operation[]
