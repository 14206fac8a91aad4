import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { ApiProblem, call } from '#kernel/web/api.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { getAttendance, markDays, readDayHistory, type AbsenceDay, type DayState } from '../contract/attendance.ts'
import { listAtRisk } from '../contract/risk.ts'

/** What is to be said of a day. */
export interface Mark {
  state: DayState
  hours: number | null
  reason: string | null
  words: string | null
}

/** Wait a little after the last change, so that cycling through the states sends one. */
const WAIT = 700

/**
 * Days of a child as they are on screen: what the server knows, over it what was changed and not yet saved. Changes go by themselves, together,
 * and also when the screen is left.
 */
export function useMarks(caseId: Id<'case'>, read: readonly AbsenceDay[], onStale: () => void) {
  const [pending, setPending] = useState<ReadonlyMap<PlainDate, Mark>>(new Map())
  const [answered, setAnswered] = useState<ReadonlyMap<PlainDate, AbsenceDay>>(new Map())
  const known = useMemo(() => new Map([...read, ...answered.values()].toSorted((a, b) => a.version - b.version).map((one) => [one.day, one])), [read, answered])
  const learn = (days: readonly AbsenceDay[]) => setAnswered((before) => new Map([...before, ...days.map((one) => [one.day, one] as const)]))
  const drop = (sent: ReadonlyMap<PlainDate, Mark>) => setPending((before) => new Map([...before].filter(([day, mark]) => sent.get(day) !== mark)))
  const mutation = useMutationOf(markDays, { invalidates: [getAttendance, readDayHistory, listAtRisk] })
  const flush = useCallback(async (sent: ReadonlyMap<PlainDate, Mark>) => {
    try {
      learn((await mutation.mutateAsync(inputOf(caseId, sent, known))).days)
      drop(sent)
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code === 'offline' || problem.status >= 500) return
      drop(sent)
      if (problem.code !== 'stale') return toastProblem(problem)
      learn((problem.current as { days: AbsenceDay[] }).days)
      onStale()
    }
  }, [caseId, known, mutation, onStale])
  const { isPending, isError } = mutation
  useEffect(() => {
    if (!pending.size || isPending || isError) return
    const timer = setTimeout(() => void flush(pending), WAIT)
    return () => clearTimeout(timer)
  }, [pending, isPending, isError, flush])
  useLeaving(caseId, pending, known, isPending)
  const mark = (changes: readonly (readonly [PlainDate, Mark])[]) => {
    if (isError) mutation.reset()
    setPending((before) => new Map([...before, ...changes]))
  }
  return { known, pending, mark, failed: isError && pending.size > 0, retry: () => void flush(pending), saving: pending.size > 0 }
}

const inputOf = (caseId: Id<'case'>, sent: ReadonlyMap<PlainDate, Mark>, known: ReadonlyMap<PlainDate, AbsenceDay>): ClientInput<typeof markDays> => ({
  caseId, days: [...sent].map(([day, mark]) => ({ day, ...mark, version: known.get(day)?.version ?? 0 })),
})

/** The screen is left with something unsaved: it is sent, nobody waits for the answer. */
function useLeaving(caseId: Id<'case'>, pending: ReadonlyMap<PlainDate, Mark>, known: ReadonlyMap<PlainDate, AbsenceDay>, busy: boolean): void {
  const last = useRef({ pending, known, busy })
  last.current = { pending, known, busy }
  useEffect(() => () => {
    const { pending: left, known: then, busy: sending } = last.current
    if (left.size && !sending) void call(markDays, inputOf(caseId, left, then)).catch(toastProblem)
  }, [caseId])
}
