import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Slot } from '../contract.ts'
import { carried as after, type Arrow } from '../domain/carry.ts'
import { spanOf, type CalendarView } from '../domain/span.ts'
import { intervalOf, wallOf, type Wall } from '../domain/wall-time.ts'

interface Carried {
  slot: Slot
  to: Wall
}

interface Options {
  view: CalendarView
  day: PlainDate
  slots: readonly Slot[]
  onMove: (slot: Slot, to: Wall, undo: () => void) => void
}

interface MovedByKeys {
  box: RefObject<HTMLDivElement | null>
  /** What is drawn: the appointment that is being carried stands where it would go. */
  drawn: readonly Slot[]
  carried: Carried | null
}

const arrows: ReadonlySet<string> = new Set<Arrow>(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])

/** What of the calendar has this appointment in it and takes the focus. */
const eventOf = (box: HTMLElement | null, id: string) => box?.querySelector(`[data-appointment="${id}"]`)?.closest<HTMLElement>('[tabindex]')

/**
 * Moves the appointment that has the focus: Shift and an arrow carries it, Enter lets it stand there, Esc puts it back. Nothing is sent before Enter, so that those
 * invited hear of one move and not of every step.
 */
export function useMoveByKeys({ view, day, slots, onMove }: Options): MovedByKeys {
  const box = useRef<HTMLDivElement>(null)
  const [carried, setCarried] = useState<Carried | null>(null)
  // keys come faster than the calendar is drawn: each stands on the one before it
  const now = useRef<Carried | null>(null)
  const carry = useCallback((next: Carried | null) => {
    now.current = next
    setCarried(next)
  }, [])
  // the calendar was read again: the appointment stands where the server says
  useEffect(() => carry(null), [slots, carry])
  useFocusOn(box, carried)
  const drawn = useMemo(() => (carried ? slots.map((slot) => (slot.id === carried.slot.id ? { ...slot, ...intervalOf(carried.to) } : slot)) : slots), [slots, carried])
  useEffect(() => {
    // sent once: it is drawn where it goes, and carried no more
    const send: Options['onMove'] = (...all) => {
      now.current = null
      onMove(...all)
    }
    const onKey = (event: KeyboardEvent) => {
      const there = event.target as HTMLElement
      const id = box.current?.contains(there) ? there.querySelector<HTMLElement>('[data-appointment]')?.dataset['appointment'] : undefined
      // drawn anew on another day, it is without the focus for a moment
      const slot = there === document.body ? now.current?.slot : slots.find((one) => one.id !== null && one.id === id)
      const done = slot?.can.move && step(event, slot, now.current?.slot.id === slot.id ? now.current : null, { view, day, carry, onMove: send })
      if (!done) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [slots, view, day, onMove, carry])
  return { box, drawn, carried }
}

/** What a key does to an appointment; false: nothing. */
function step(event: KeyboardEvent, slot: Slot, mine: Carried | null, { view, day, carry, onMove }: Omit<Options, 'slots'> & { carry: (next: Carried | null) => void }): boolean {
  if (event.shiftKey && arrows.has(event.key)) {
    const to = after(mine?.to ?? wallOf(slot), event.key as Arrow, view === 'month', spanOf(view, day))
    if (to) carry({ slot, to })
    return true
  }
  if (!mine) return false
  if (event.key === 'Enter') onMove(slot, mine.to, () => carry(null))
  else if (event.key === 'Escape') carry(null)
  else return false
  return true
}

/** The focus stays on what is carried, which is drawn anew on another day; put down, too. */
function useFocusOn(box: RefObject<HTMLDivElement | null>, carried: Carried | null): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    const id = carried?.slot.id ?? last.current
    last.current = carried?.slot.id ?? null
    if (!id) return
    const timer = setTimeout(() => eventOf(box.current, id)?.focus(), 50)
    return () => clearTimeout(timer)
  }, [box, carried])
}
