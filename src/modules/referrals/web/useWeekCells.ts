import { useCallback, useEffect, useRef, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { ApiProblem, call } from '#kernel/web/api.ts'
import { queryClient, useMutationOf } from '#kernel/web/query.ts'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { getWeek, recordWeek, type Presence, type WeekRow } from '../contract.ts'
import { changedByService } from './changed.ts'

type Day = WeekRow['days'][number]
export interface CellValue {
  minutes: number
  presence: Presence
}
export const cellKey = (serviceId: string, day: string): string => `${serviceId} ${day}`

/** Waits a little after the last change, so that a row typed at once is sent at once. */
const WAIT = 900

/**
 * Cells of a week as they are on screen: what the server knows, over it what was changed and not yet saved. Changes go by themselves, together, and also
 * when the screen is left; where somebody was faster his hours are shown and nothing is overwritten.
 */
export function useWeekCells(rows: readonly WeekRow[], staleWords: string) {
  const [pending, setPending] = useState<ReadonlyMap<string, CellValue>>(new Map())
  const [answered, setAnswered] = useState<ReadonlyMap<string, Day>>(new Map())
  const read = (serviceId: string, day: PlainDate): Day | undefined => {
    const then = rows.find((row) => row.id === serviceId)?.days.find((one) => one.day === day)
    const now = answered.get(cellKey(serviceId, day))
    return now && (!then || now.version >= then.version || now.minutes === 0) ? { ...now, open: then?.open ?? now.open } : then
  }
  const learn = (cells: readonly (Day & { serviceId: string })[]) => setAnswered((before) => new Map([...before, ...cells.map((one) => [cellKey(one.serviceId, one.day), one] as const)]))
  const drop = (sent: ReadonlyMap<string, CellValue>) => setPending((before) => new Map([...before].filter(([key, value]) => sent.get(key) !== value)))
  const mutation = useMutationOf(recordWeek, { invalidates: changedByService.filter(({ id }) => id !== getWeek.id) })
  const inputOf = (sent: ReadonlyMap<string, CellValue>) => ({
    cells: [...sent].map(([key, value]) => {
      const [serviceId = '', day = ''] = key.split(' ')
      return { serviceId: serviceId as Id<'service'>, day: day as PlainDate, ...value, version: read(serviceId, day as PlainDate)?.version ?? 0 }
    }),
  })
  // what is known changes with every answer: sending asks for it at that moment
  const last = useRef({ pending, inputOf, busy: mutation.isPending })
  last.current = { pending, inputOf, busy: mutation.isPending }
  const flush = useCallback(async (sent: ReadonlyMap<string, CellValue>) => {
    try {
      learn((await mutation.mutateAsync(last.current.inputOf(sent))).cells)
      drop(sent)
      // read anew when one comes back to the week, not under his hands
      void queryClient.invalidateQueries({ queryKey: [getWeek.id], refetchType: 'none' })
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code === 'offline' || problem.status >= 500) return
      drop(sent)
      if (problem.code !== 'stale') return toastProblem(problem)
      learn((problem.current as { cells: (Day & { serviceId: string })[] }).cells)
      toast(staleWords)
    }
  }, [mutation, staleWords])
  const { isPending, isError } = mutation
  useEffect(() => {
    if (!pending.size || isPending || isError) return
    const timer = setTimeout(() => void flush(pending), WAIT)
    return () => clearTimeout(timer)
  }, [pending, isPending, isError, flush])
  useEffect(() => () => {
    const { pending: left, inputOf: make, busy } = last.current
    if (left.size && !busy) void call(recordWeek, make(left)).catch(toastProblem)
  }, [])
  const set = (serviceId: string, day: PlainDate, value: CellValue) => {
    if (isError) mutation.reset()
    setPending((before) => new Map([...before, [cellKey(serviceId, day), value]]))
  }
  return { read, pending, set, failed: isError && pending.size > 0, retry: () => void flush(pending), saving: pending.size > 0 }
}
