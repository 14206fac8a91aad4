import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
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
  onKeyDownCapture: (event: KeyboardEvent) => void
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
  // the calendar was read again: the appointment stands where the server says
  useEffect(() => setCarried(null), [slots])
  useFocusOn(box, carried)
  const drawn = useMemo(() => (carried ? slots.map((slot) => (slot.id === carried.slot.id ? { ...slot, ...intervalOf(carried.to) } : slot)) : slots), [slots, carried])
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).querySelector<HTMLElement>('[data-appointment]')?.dataset['appointment']
    const slot = slots.find((one) => one.id !== null && one.id === id)
    if (!slot?.can.move) return
    const mine = carried?.slot.id === slot.id ? carried : null
    const take = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.shiftKey && arrows.has(event.key)) {
      take()
      const to = after(mine?.to ?? wallOf(slot), event.key as Arrow, view === 'month', spanOf(view, day))
      if (to) setCarried({ slot, to })
    } else if (mine && event.key === 'Enter') {
      take()
      onMove(slot, mine.to, () => setCarried(null))
    } else if (mine && event.key === 'Escape') {
      take()
      setCarried(null)
    }
  }
  return { box, onKeyDownCapture, drawn, carried }
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
