const FAILURES = 5
const MINUTES = [15, 30, 60, 120] as const

/** Minutes the account is locked after so many failures in a row; null when it is not. Each further five lock for longer. */
export function lockMinutes(failures: number): number | null {
  if (failures < FAILURES || failures % FAILURES !== 0) return null
  return MINUTES[Math.min(failures / FAILURES, MINUTES.length) - 1]!
}
