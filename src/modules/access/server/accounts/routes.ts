import type { Operation } from '#kernel/server/operation.ts'
import { createAccount, getAccount, resetPassword, resetSecondFactor, setAccountEnabled } from './accounts.ts'
import { endRole, giveRole, listRoleHolders, listRoles } from './roles.ts'

export const accountOperations = [
  listRoles, getAccount, createAccount, resetPassword, resetSecondFactor, setAccountEnabled, giveRole, endRole, listRoleHolders,
] as unknown as Operation[]
