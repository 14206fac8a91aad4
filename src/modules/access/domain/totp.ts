/** Seconds of one code. */
export const STEP_SECONDS = 30

/** A code counts once: a step that was already accepted, or one before it, is refused. */
export const isFreshStep = (step: number, last: number | null): boolean => last === null || step > last

/** What somebody typed as second factor: spaces and dashes do not matter. */
export type SecondFactor = { kind: 'totp'; code: string } | { kind: 'recovery'; code: string }

/** Tells a six-digit code from a recovery code; null when it is neither. */
export function readSecondFactor(typed: string): SecondFactor | null {
  const plain = typed.replace(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(plain)) return { kind: 'totp', code: plain }
  if (/^[a-z2-7]{16}$/.test(plain)) return { kind: 'recovery', code: plain }
  return null
}

/** A recovery code as it is printed: `abcd-efgh-ijkl-mnop`. */
export const showRecoveryCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
