import type { Operation } from '#kernel/server/operation.ts'
import { beginEnrolment, confirmEnrolment } from './enrolment.ts'
import { listSessions, revokeOtherSessions, revokeSession } from './own-sessions.ts'
import { changeLanguage, changePassword, chooseMail, getProfile, renewRecoveryCodes } from './profile.ts'
import { replaceTemporaryPassword } from './replace-temporary-password.ts'
import { signInSecond } from './second-factor.ts'
import { getSession, signOut, unlockSession } from './session.ts'
import { signIn } from './sign-in.ts'

export const signInOperations = [
  signIn, replaceTemporaryPassword, beginEnrolment, confirmEnrolment, signInSecond, getSession, unlockSession, signOut, listSessions, revokeSession,
  revokeOtherSessions, getProfile, chooseMail, changePassword, renewRecoveryCodes, changeLanguage,
] as unknown as Operation[]
