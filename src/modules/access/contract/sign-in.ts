import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { atMost, id, instant, obligatory } from '#kernel/contract/fields.ts'
import { sessionAddress, signOutAddress } from './session-address.ts'

/** What is still missing before the session is complete. */
const next = z.enum(['password', 'enrol', 'second'])
export type NextStep = z.output<typeof next>

const typedPassword = z.string().min(1, obligatory).max(1000)
const newPassword = z.string().min(1, obligatory).max(200, atMost(200))
const typedCode = z.string().trim().min(1, obligatory).max(60)
const mailChoice = z.enum(['at_once', 'daily', 'none'])
const recoveryCodes = z.array(z.string()).length(10)

export const signIn = endpoint({
  id: 'access.signIn',
  method: 'POST',
  path: '/api/sign-in',
  summary: 'First factor: user name and password',
  auth: 'public',
  secret: true,
  body: z.object({ username: z.string().trim().min(1, obligatory).max(200), password: typedPassword }),
  response: z.object({ next }),
})

export const replaceTemporaryPassword = endpoint({
  id: 'access.replaceTemporaryPassword',
  method: 'POST',
  path: '/api/sign-in/password',
  summary: 'Choose a password in place of the temporary one',
  auth: 'pending',
  secret: true,
  body: z.object({ newPassword }),
  response: z.object({ next }),
})

export const beginEnrolment = endpoint({
  id: 'access.beginEnrolment',
  method: 'POST',
  path: '/api/sign-in/enrol',
  summary: 'Secret for the authenticator app, before it counts',
  auth: 'pending',
  secret: true,
  response: z.object({ account: z.string(), secret: z.string(), qr: z.string().describe('data: address of an SVG picture') }),
})

export const confirmEnrolment = endpoint({
  id: 'access.confirmEnrolment',
  method: 'POST',
  path: '/api/sign-in/enrol/confirm',
  summary: 'First code of the authenticator app: opens the session, gives the recovery codes once',
  auth: 'pending',
  secret: true,
  body: z.object({ code: typedCode }),
  response: z.object({ recoveryCodes }),
})

export const signInSecond = endpoint({
  id: 'access.signInSecond',
  method: 'POST',
  path: '/api/sign-in/second',
  summary: 'Second factor: code of the app, or a recovery code',
  auth: 'pending',
  secret: true,
  body: z.object({ code: typedCode }),
  response: z.object({ recoveryCodesLeft: z.int() }),
})

const sessionActor = z.object({
  id: id('operator'),
  displayName: z.string(),
  organisationId: id('organisation'),
  organisationName: z.string(),
  language: z.enum(['it', 'en']),
  idleMinutes: z.int(),
  expiresAt: instant,
  roles: z.array(z.object({ unitId: id('unit'), unitName: z.string(), organisationId: id('organisation'), role: z.string(), it: z.string(), en: z.string() })),
  /** Administers the body that runs this installation. */
  installs: z.boolean(),
  /** Works in a community or project that hosts children. */
  hosts: z.boolean(),
})
export type SessionActor = z.output<typeof sessionActor>

export const getSession = endpoint({
  ...sessionAddress,
  summary: 'Who is signed in; or what the sign-in still waits for',
  audit: 'none',
  response: z.object({ actor: sessionActor.nullable(), next: next.nullable() }),
})

export const unlockSession = endpoint({
  id: 'access.unlockSession',
  method: 'POST',
  path: '/api/session/unlock',
  summary: 'Password again after the screen locked itself: the same session goes on',
  auth: 'public',
  secret: true,
  body: z.object({ password: typedPassword }),
  response: z.object({ expiresAt: instant }),
})

export const signOut = endpoint({
  ...signOutAddress,
  summary: 'End this session',
  response: z.object({}),
})

const sessionRow = z.object({
  id: id('session'),
  present: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  address: z.string(),
  browser: z.string(),
})

export const listSessions = endpoint({
  id: 'access.listSessions',
  method: 'GET',
  path: '/api/sessions',
  summary: 'My live sessions',
  audit: 'none',
  response: z.object({ rows: z.array(sessionRow) }),
})

export const revokeSession = endpoint({
  id: 'access.revokeSession',
  method: 'DELETE',
  path: '/api/sessions/{sessionId}',
  summary: 'End one of my sessions at once',
  params: z.object({ sessionId: id('session') }),
  response: z.object({ rows: z.array(sessionRow) }),
})

export const revokeOtherSessions = endpoint({
  id: 'access.revokeOtherSessions',
  method: 'POST',
  path: '/api/sessions/revoke-others',
  summary: 'End all my sessions but this one',
  response: z.object({ rows: z.array(sessionRow) }),
})

export const getProfile = endpoint({
  id: 'access.getProfile',
  method: 'GET',
  path: '/api/profile',
  summary: 'My own data as far as sign-in is concerned',
  audit: 'none',
  response: z.object({
    username: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    passwordChangedAt: instant,
    secondFactorSince: instant.nullable(),
    recoveryCodesLeft: z.int(),
    mail: z.object({
      configured: z.boolean().describe('whether this installation sends e-mails at all'),
      choice: mailChoice,
      refusedAt: instant.nullable().describe('since when the mail server refuses the address'),
    }),
  }),
})

export const chooseMail = endpoint({
  id: 'access.chooseMail',
  method: 'POST',
  path: '/api/profile/mail',
  summary: 'How my notices come by e-mail: each at once, unread ones once a day, or only those that may not wait',
  body: z.object({ choice: mailChoice }),
  response: z.object({ choice: mailChoice }),
})

export const changePassword = endpoint({
  id: 'access.changePassword',
  method: 'POST',
  path: '/api/profile/password',
  summary: 'Change my password; my other sessions end',
  secret: true,
  body: z.object({ currentPassword: typedPassword, newPassword }),
  response: z.object({}),
})

export const renewRecoveryCodes = endpoint({
  id: 'access.renewRecoveryCodes',
  method: 'POST',
  path: '/api/profile/recovery-codes',
  summary: 'Ten new recovery codes; the old ones stop working',
  secret: true,
  body: z.object({ code: typedCode }),
  response: z.object({ recoveryCodes }),
})

export const changeLanguage = endpoint({
  id: 'access.changeLanguage',
  method: 'POST',
  path: '/api/profile/language',
  summary: 'Language of my screens and messages',
  body: z.object({ language: z.enum(['it', 'en']) }),
  response: z.object({ language: z.enum(['it', 'en']) }),
})

export const signInEndpoints = {
  signIn, replaceTemporaryPassword, beginEnrolment, confirmEnrolment, signInSecond, getSession, unlockSession, signOut, listSessions, revokeSession,
  revokeOtherSessions, getProfile, chooseMail, changePassword, renewRecoveryCodes, changeLanguage,
}
