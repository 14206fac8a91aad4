import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, flag, id, instant, line, optionalLine, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { newPerson } from '#modules/people/contract.ts'
import { openingAnswer } from './opening.ts'

/** A name with its identifier, for links and choices. */
export const named = z.object({ id: z.uuid(), name: z.string() })

/** What the reader of a file may do to it now; decided by `server/access.ts`. */
export const caseCan = z.object({
  changePhase: z.boolean(),
  setResponsible: z.boolean(),
  changeTeam: z.boolean(),
  handOver: z.boolean(),
  withdrawHandover: z.boolean(),
  close: z.boolean(),
  reopen: z.boolean(),
  tieSiblings: z.boolean(),
})
export type CaseCan = z.output<typeof caseCan>

export const caseRow = z.object({
  id: id('case'),
  number: z.string(),
  childName: z.string(),
  childBirth: plainDate.nullable(),
  status: z.enum(['open', 'closed']),
  phase: z.string(),
  unit: named,
  organisation: named,
  responsible: named,
  municipality: z.string().nullable(),
  openedOn: plainDate,
  lastActivityAt: instant,
  warnings: z.int(),
})
export type CaseRow = z.output<typeof caseRow>

export const teamMember = z.object({
  id: id('teamMember'),
  operator: named,
  organisationName: z.string(),
  role: z.string(),
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  personalGrant: z.boolean().describe('he reaches the file by a grant of his own, which ends with his place in the team'),
})

const openHandover = z.object({
  id: id('handover'),
  kind: z.enum(['pole', 'organisation', 'worker']),
  toUnit: named,
  toOrganisationName: z.string(),
  toOperator: named.nullable(),
  askedBy: named,
  askedAt: instant,
  reason: z.string(),
  version,
})

export const caseFile = caseRow.extend({
  childId: id('person'),
  original: z.string().nullable(),
  called: z.string().nullable(),
  municipalityIstat: z.string().nullable(),
  poleUnit: named.nullable(),
  heldSince: plainDate.describe('since when the present unit holds it'),
  closedOn: plainDate.nullable(),
  closingReason: z.string().nullable(),
  closingSituation: z.string().nullable(),
  closingWords: z.string().nullable(),
  version,
  sections: z.array(z.string()),
  nextPhases: z.array(z.string()),
  handover: openHandover.nullable(),
  team: z.array(teamMember),
  phases: z.array(z.object({ phase: z.string(), at: instant, by: z.string(), words: z.string().nullable() })),
  history: z.array(z.object({ id: z.uuid(), kind: z.string(), at: instant, by: z.string(), detail: z.record(z.string(), z.string()) })),
  siblings: z.array(z.object({ id: id('case'), childId: id('person'), number: z.string(), childName: z.string(), childBirth: plainDate.nullable(), status: z.enum(['open', 'closed']) })),
  can: caseCan,
})
export type CaseFile = z.output<typeof caseFile>

export const openCase = endpoint({
  id: 'cases.openCase', method: 'POST', path: '/api/cases', summary: 'Open the file of a child',
  body: z.object({
    child: newPerson.optional().describe('a child not yet known …'),
    personId: id('person').optional().describe('… or somebody already within reach'),
    unitId: id('unit'),
    responsibleId: id('operator'),
    municipalityIstat: z.string().regex(/^\d{6}$/, message({ it: 'Scegli un comune', en: 'Choose a municipality' })).nullish(),
    poleUnitId: id('unit').nullish(),
    openedOn: plainDate.optional(),
    legalBasis: code.default('compito_pubblico'),
    answers: z.array(openingAnswer).max(20).default([]).describe('about those who may be the same child'),
  }),
  response: z.object({ id: id('case'), number: z.string() }),
})

export const listCases = endpoint({
  id: 'cases.listCases', method: 'GET', path: '/api/cases', summary: 'Files within reach',
  query: z.object({
    ...paging,
    scope: z.enum(['mine', 'team', 'unit']).optional(),
    status: z.enum(['open', 'closed']).optional(),
    phase: code.optional(),
    municipality: z.string().regex(/^\d{6}$/).optional(),
    pole: id('unit').optional(),
    responsible: id('operator').optional(),
    minAge: z.coerce.number().int().min(0).max(30).optional(),
    maxAge: z.coerce.number().int().min(0).max(30).optional(),
    quietDays: z.coerce.number().int().min(1).max(3650).optional().describe('without activity for so many days'),
    danger: flag.optional().describe('only those with a danger warning'),
    sort: z.enum(['activity', 'name', 'number']).default('activity'),
    down: flag.optional(),
  }),
  response: page(caseRow),
})

export const getCase = endpoint({
  id: 'cases.getCase', method: 'GET', path: '/api/cases/{caseId}', summary: 'The header of a file, its team, phases and history',
  params: z.object({ caseId: id('case') }),
  response: caseFile,
})

export const changePhase = endpoint({
  id: 'cases.changePhase', method: 'POST', path: '/api/cases/{caseId}/phase', summary: 'Move a file to another phase',
  params: z.object({ caseId: id('case') }),
  body: z.object({ phase: code, words: optionalLine(1000), version }),
  response: caseFile,
})

export const setResponsible = endpoint({
  id: 'cases.setResponsible', method: 'POST', path: '/api/cases/{caseId}/responsible', summary: 'Name the responsible worker, within the holding unit',
  params: z.object({ caseId: id('case') }),
  body: z.object({ operatorId: id('operator'), words: optionalLine(1000), version }),
  response: caseFile,
})

export const closeCase = endpoint({
  id: 'cases.closeCase', method: 'POST', path: '/api/cases/{caseId}/close', summary: 'Close a file with its reason and the situation of the child',
  params: z.object({ caseId: id('case') }),
  body: z.object({ reason: code, situation: code, words: optionalLine(2000), closedOn: plainDate.optional(), version }),
  response: caseFile,
})

export const reopenCase = endpoint({
  id: 'cases.reopenCase', method: 'POST', path: '/api/cases/{caseId}/reopen', summary: 'Open a closed file again',
  params: z.object({ caseId: id('case') }),
  body: z.object({ words: line(1000), version }),
  response: caseFile,
})

export const tieSiblings = endpoint({
  id: 'cases.tieSiblings', method: 'POST', path: '/api/cases/{caseId}/siblings', summary: 'Tie the files of siblings',
  params: z.object({ caseId: id('case') }),
  body: z.object({ otherIds: z.array(id('case')).min(1, message({ it: 'Scegli almeno un fascicolo', en: 'Choose at least one file' })).max(20), version }),
  response: caseFile,
})

export const untieSiblings = endpoint({
  id: 'cases.untieSiblings', method: 'POST', path: '/api/cases/{caseId}/siblings/untie', summary: 'Take a file out of the group of its siblings',
  params: z.object({ caseId: id('case') }),
  body: z.object({ version }),
  response: caseFile,
})

export const locateCase = endpoint({
  id: 'cases.locateCase', method: 'POST', path: '/api/cases/locate',
  summary: 'Who holds the file of a child that must be found in an emergency; at most one, ten times an hour',
  body: z.object({
    number: optionalLine(40),
    name: optionalLine(200),
    birth: plainDate.nullish(),
    taxCode: optionalLine(16),
  }),
  response: z.object({
    found: z.object({
      caseId: id('case'), organisationName: z.string(), unitName: z.string(), contact: z.string().nullable(), inReach: z.boolean(),
    }).nullable(),
  }),
})

export const fileEndpoints = { openCase, listCases, getCase, changePhase, setResponsible, closeCase, reopenCase, tieSiblings, untieSiblings, locateCase }
