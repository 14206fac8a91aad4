import {
  keepPreviousData, QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type * as z from 'zod'
import type { ClientInput, Endpoint, Result } from '../contract/endpoint.ts'
import { ApiProblem, call, newKey } from './api.ts'

/** What was read, in memory only: never on disk, gone at sign-out. `call` repeats by itself, so the cache does not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000, gcTime: 5 * 60_000, networkMode: 'always' },
    mutations: { retry: false, gcTime: 0, networkMode: 'always' },
  },
})

export interface QueryOptions {
  enabled?: boolean
  staleTime?: number
  /** Asks again by itself every so many milliseconds. */
  refetchInterval?: number
  /** Shows the previous answer while the next is on its way: for lists and search boxes. */
  keepPrevious?: boolean
}

const queryOf = <E extends Endpoint>(endpoint: E, input: ClientInput<E>) => ({
  queryKey: [endpoint.id, input] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoint, input, { signal }),
})

/** Reads an endpoint and keeps the answer while screens show it. */
export function useQueryOf<E extends Endpoint>(
  endpoint: E,
  input: ClientInput<E>,
  { keepPrevious, ...options }: QueryOptions = {},
): UseQueryResult<Result<E>, ApiProblem> {
  return useQuery<Result<E>, ApiProblem>({
    ...queryOf(endpoint, input),
    ...options,
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  })
}

/** Starts reading before the screen is there (in a screen's `prefetch`, on hover). */
export const prefetchOf = <E extends Endpoint>(endpoint: E, input: ClientInput<E>): Promise<void> => queryClient.prefetchQuery(queryOf(endpoint, input))

/** Changes what is cached for one input, for an optimistic save; gives back what was there, to put it back on refusal. */
export function patchCached<E extends Endpoint>(endpoint: E, input: ClientInput<E>, change: (old: Result<E>) => Result<E>): Result<E> | undefined {
  const key = [endpoint.id, input]
  const before = queryClient.getQueryData<Result<E>>(key)
  if (before !== undefined) queryClient.setQueryData(key, change(before))
  return before
}

/** Puts what was just kept on the server first in a cached list, in the place of what it was: who leaves an editor and comes back starts from it. */
export function putCachedRow<Row extends { id: string }>(endpoint: Endpoint<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType<{ rows: Row[] }>>, input: Record<string, unknown>, row: Row): void {
  patchCached(endpoint, input as never, (old) => ({ ...old, rows: [row, ...old.rows.filter(({ id }) => id !== row.id)] }))
}

/** An endpoint that answers a page of rows (`paging` and `page` of the contract). */
export type ListEndpoint<Row> = Endpoint<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType<{ rows: Row[]; next: string | null; total: number | null }>>

const pagesOf = <Row>(endpoint: ListEndpoint<Row>, input: Record<string, unknown>) => ({
  queryKey: [endpoint.id, input, 'pages'],
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => call(endpoint, { ...input, cursor: pageParam ?? undefined } as never, { signal }),
  initialPageParam: null as string | null,
})

/** `prefetchOf` for a list: its first page. */
export const prefetchListOf = <Row>(endpoint: ListEndpoint<Row>, input: Record<string, unknown>): Promise<void> => queryClient.prefetchInfiniteQuery(pagesOf(endpoint, input))

/** Reads a list page after page. */
export function useListOf<Row>(endpoint: ListEndpoint<Row>, input: Record<string, unknown>, options: { enabled?: boolean } = {}) {
  return useInfiniteQuery({
    ...pagesOf(endpoint, input),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    ...options,
  })
}

export interface MutationOptions<E extends Endpoint> {
  /** Endpoints whose cached answers this change makes old; those on the page are read again before the change counts as done. */
  invalidates?: readonly Endpoint[]
  onSuccess?: (result: Result<E>, input: ClientInput<E>) => void
  onError?: (problem: ApiProblem, input: ClientInput<E>) => void
  /** Runs before sending; what it returns undoes the optimistic change if the server refuses. */
  optimistic?: (input: ClientInput<E>) => (() => void) | undefined
}

/**
 * Changes something. The same input sent again after no answer came goes with the same key, so a change is never made twice.
 */
export function useMutationOf<E extends Endpoint>(
  endpoint: E,
  { invalidates = [], onSuccess, onError, optimistic }: MutationOptions<E> = {},
): UseMutationResult<Result<E>, ApiProblem, ClientInput<E>, (() => void) | undefined> {
  const client = useQueryClient()
  const unanswered = useRef<{ input: string; key: string } | null>(null)
  return useMutation<Result<E>, ApiProblem, ClientInput<E>, (() => void) | undefined>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input)
      const key = unanswered.current?.input === text ? unanswered.current.key : newKey()
      unanswered.current = { input: text, key }
      try {
        const result = await call(endpoint, input, { key })
        unanswered.current = null
        return result
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || (problem.code !== 'offline' && problem.status < 500)) unanswered.current = null
        throw problem
      }
    },
    onMutate: (input) => optimistic?.(input),
    onError: (problem, input, undo) => {
      undo?.()
      onError?.(problem, input)
    },
    onSuccess: async (result, input) => {
      const read = invalidates.map(({ id }) => client.invalidateQueries({ queryKey: [id] }))
      onSuccess?.(result, input)
      // pending until the page shows what was saved: what one presses next stands on the present version
      await Promise.all(read)
    },
  })
}
