/**
 * Hours as people type them in a cell, to minutes: `2` and `1,5` are hours, `1:30` hours and minutes, `45m` or a whole number above twelve minutes.
 * Nothing typed is nought; null when it cannot be understood or is more than a day.
 */
export function parseHours(typed: string): number | null {
  const text = typed.trim().toLowerCase()
  if (!text) return 0
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text)
  const spelled = /^(\d{1,4}) ?m(?:in)?$/.exec(text)
  const decimal = /^\d{1,4}(?:[.,]\d{1,2})?$/.exec(text)
  const minutes = clock ? Number(clock[1]) * 60 + Number(clock[2]) : spelled ? Number(spelled[1]) : decimal ? plain(Number(text.replace(',', '.'))) : null
  return minutes === null || minutes > 1440 ? null : minutes
}

const plain = (value: number): number => (Number.isInteger(value) && value > 12 ? value : Math.round(value * 60))

/** Minutes as a cell shows them: `1:30`; nothing for nought. */
export const clockOf = (minutes: number): string => (minutes === 0 ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
