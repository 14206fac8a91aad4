import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { distanceTo, tempoOf } from '../domain/countdown.ts'
import { useNow } from './clock.ts'
import { termWords, type TermSay } from './words.ts'

/** How far a due moment is, in words: "fra 3 h 20 min", "tra 4 giorni", "Scaduto da 2 giorni". */
export function countdownText(say: TermSay, due: string, dueAt: string, now: number): string {
  const { late, days, hours, minutes, seconds } = distanceTo(due, dueAt, now)
  if (due.includes('T')) {
    const distance = hours >= 48 ? say.dh(Math.floor(hours / 24), hours % 24) : hours === 0 && !late ? say.ms(minutes, seconds) : say.hm(hours, minutes)
    return late ? say.late(distance) : say.left(distance)
  }
  if (late) return days === 0 ? say.lateToday : days === 1 ? say.yesterday : say.lateDays(days)
  return days === 0 ? say.today : days === 1 ? say.tomorrow : say.days(days)
}

/** Red past the moment, amber on the last day (or in the last four hours), quiet before. */
function colour(due: string, dueAt: string, now: number): BadgeKind {
  const { late, days, hours } = distanceTo(due, dueAt, now)
  if (late) return 'danger'
  return (due.includes('T') ? hours < 4 : days <= 1) ? 'warning' : 'neutral'
}

/**
 * Remaining time that goes on by itself. A timer is silent for screen readers: it is read where one stops on it, never announced as it changes.
 * `due` as the term says it (a day, or an instant with its offset), `dueAt` its last instant.
 */
export function Countdown({ due, dueAt }: { due: string; dueAt: string }) {
  const say = useWords(termWords)
  const [started] = useState(() => Date.now())
  // seconds begin by themselves when the last hour does
  const tempo = tempoOf(due, distanceTo(due, dueAt, Math.max(started, useNow(30_000))))
  const now = Math.max(started, useNow(tempo))
  return (
    <span role="timer" aria-live="off" className="ac-countdown">
      <Badge kind={colour(due, dueAt, now)} icon="clock">{countdownText(say, due, dueAt, now)}</Badge>
    </span>
  )
}
