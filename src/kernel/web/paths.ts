import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

type Names<P extends string> = P extends `${string}$${infer Name}/${infer Rest}` ? Name | Names<Rest> : P extends `${string}$${infer Name}` ? Name : never
type Params<P extends string> = { [K in Names<P>]: string }

/** What the part of an address after `?` holds: always text, or several texts. */
export type Search = Record<string, string | string[] | undefined>

/** The address of a screen, declared once: others link to it, the screen reads its own parameters from it. */
export interface Path<P extends string = string> {
  readonly pattern: P
  /** The address with these parameters, as a link. */
  to: (...given: [Names<P>] extends [never] ? [params?: Record<never, never>, search?: Search] : [params: Params<P>, search?: Search]) => string
  /** The parameters of the screen now shown. */
  useParams: () => Params<P>
}

/** `a=1&b=2&b=3` to `{ a: '1', b: ['2','3'] }`. */
export function parseSearch(text: string): Search {
  const search: Search = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const before = search[key]
    search[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return search
}

/** The inverse of `parseSearch`, with its `?`; empty values are left out. */
export function writeSearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== '') query.append(key, String(one))
  }
  return query.size ? `?${query}` : ''
}

/** Declares the address of a screen: `path('/fascicoli/$caseId')`. */
export function path<const P extends string>(pattern: P): Path<P> {
  const to = (params: Record<string, string> = {}, search: Search = {}) =>
    pattern.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) + writeSearch(search)
  return { pattern, to: to as Path<P>['to'], useParams: () => useParams({ strict: false }) as Params<P> }
}

/** The part after `?` of the present address, and a way to change some of it in place (`undefined` removes). */
export function useSearchState(): [Search, (patch: Search) => void] {
  const router = useRouter()
  const search = useSearch({ strict: false }) as Search
  const change = useCallback(
    (patch: Search) => {
      const now = parseSearch(router.history.location.search)
      router.history.replace(router.history.location.pathname + writeSearch({ ...now, ...patch }))
    },
    [router],
  )
  return [search, change]
}

/** Goes to an address of the app. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return useCallback((href, options) => (options?.replace ? router.history.replace(href) : router.history.push(href)), [router])
}
