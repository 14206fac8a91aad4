import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, page, paging, plainDate, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'

const roleName = z.string().min(1, message({ it: 'Scegli un ruolo', en: 'Choose a role' })).max(40)

const roleHeld = z.object({
  id: id('roleAssignment'), operatorId: id('operator'), operatorName: z.string(), unitId: id('unit'), unitName: z.string(), organisationName: z.string(),
  role: z.string(), it: z.string(), en: z.string(), validFrom: plainDate, validTo: plainDate.nullable(), current: z.boolean(), version, can: z.object({ end: z.boolean() }),
})
export type RoleHeld = z.output<typeof roleHeld>

const account = z.object({
  account: z
    .object({
      username: z.string(), disabled: z.boolean(), mustChangePassword: z.boolean(), secondFactorSince: instant.nullable(), lockedUntil: instant.nullable(),
      lastSeenAt: instant.nullable(),
    })
    .nullable()
    .describe('null: none, or not for the caller to see'),
  roles: z.array(roleHeld),
  can: z.object({ create: z.boolean(), administer: z.boolean(), giveRole: z.boolean() }),
})
export type Account = z.output<typeof account>

const params = z.object({ operatorId: id('operator') })
const temporaryPassword = z.string().describe('shown once')

export const listRoles = endpoint({
  id: 'access.listRoles', method: 'GET', path: '/api/roles', audit: 'none', summary: 'Roles that can be given',
  response: z.object({ rows: z.array(z.object({ role: z.string(), it: z.string(), en: z.string() })) }),
})

export const getAccount = endpoint({
  id: 'access.getAccount', method: 'GET', path: '/api/operators/{operatorId}/account', audit: 'none', summary: 'Account and roles of somebody who works', params, response: account,
})

export const createAccount = endpoint({
  id: 'access.createAccount', method: 'POST', path: '/api/operators/{operatorId}/account', secret: true,
  summary: 'Give somebody an account, with a temporary password shown once', params,
  body: z.object({ username: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{2,59}$/, message({ it: 'Da 3 a 60 lettere minuscole, cifre, punti o trattini, per esempio anna.bianchi', en: '3 to 60 small letters, figures, full stops or hyphens, for example anna.bianchi' })) }),
  response: z.object({ temporaryPassword }),
})

export const resetPassword = endpoint({
  id: 'access.resetPassword', method: 'POST', path: '/api/operators/{operatorId}/account/password', secret: true,
  summary: 'New temporary password, shown once; sessions end', params, response: z.object({ temporaryPassword }),
})

export const resetSecondFactor = endpoint({
  id: 'access.resetSecondFactor', method: 'POST', path: '/api/operators/{operatorId}/account/second-factor',
  summary: 'Forget the second factor: the next sign-in sets it up again; sessions end', params, response: account,
})

export const setAccountEnabled = endpoint({
  id: 'access.setAccountEnabled', method: 'POST', path: '/api/operators/{operatorId}/account/enabled',
  summary: 'Close an account (sessions end at once) or open it again', params, body: z.object({ enabled: z.boolean() }), response: account,
})

export const giveRole = endpoint({
  id: 'access.giveRole', method: 'POST', path: '/api/operators/{operatorId}/roles', summary: 'Give a role in a unit, from–to; never to oneself', params,
  body: z.object({ unitId: id('unit'), role: roleName, validFrom: plainDate, validTo: plainDate.nullish().transform((value) => value ?? null) }), response: account,
})

export const endRole = endpoint({
  id: 'access.endRole', method: 'POST', path: '/api/role-assignments/{roleAssignmentId}/end', summary: 'Set the last day of a role',
  params: z.object({ roleAssignmentId: id('roleAssignment') }), body: z.object({ lastDay: plainDate, version }), response: account,
})

export const listRoleHolders = endpoint({
  id: 'access.listRoleHolders', method: 'GET', path: '/api/role-assignments', audit: 'none', summary: 'Who has which role where, today',
  query: z.object({ ...paging, organisationId: id('organisation').optional(), unitId: id('unit').optional(), role: roleName.optional() }),
  response: page(roleHeld),
})

export const accountEndpoints = { listRoles, getAccount, createAccount, resetPassword, resetSecondFactor, setAccountEnabled, giveRole, endRole, listRoleHolders }
