import type { Address } from '#kernel/contract/endpoint.ts'

/**
 * Where one asks who is signed in, and where one signs out: apart from their schemas, which weigh more than the page that asks. The first question of a page
 * goes out before any schema has come, and signing out works even when nothing more can be fetched.
 */
export const sessionAddress = { id: 'access.getSession', method: 'GET', path: '/api/session', auth: 'public' } as const satisfies Address
export const signOutAddress = { id: 'access.signOut', method: 'POST', path: '/api/session/sign-out', auth: 'public' } as const satisfies Address
