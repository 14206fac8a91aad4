/** The code of a screen did not come because the server cannot be reached: the page that is there stays, and says so. */
export class NotFetched extends Error {}

const PATIENCE = 3000

async function reachable(): Promise<boolean> {
  if (!navigator.onLine) return false
  return fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).then(() => true, () => false)
}

/**
 * The code of a screen. When it does not come and the server answers, a new release has taken its place: the error goes on to the router, which loads the
 * page anew. When nothing answers, loading anew would leave a blank window: throws `NotFetched`.
 */
export async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    if (await reachable()) throw cause
    throw new NotFetched('the code of this screen did not come', { cause })
  }
}
