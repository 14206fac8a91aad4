import { formatTime } from '#kernel/web/i18n/format.ts'
import type { Slot } from '../contract.ts'
import type { AgendaSay } from './words.ts'

/** The children it is of, of those the reader reaches. */
export const childrenOf = ({ file, others }: Pick<Slot, 'file' | 'others'>): string[] => [...(file ? [file] : []), ...others].map(({ childName }) => childName)

/** What an appointment is, in a line: kind and child, or that somebody is taken. */
export function titleOf(slot: Slot, say: Pick<AgendaSay, 'busy' | 'aChild'>, kind: (code: string) => string, named = true): string {
  if (slot.sees === 'busy' || !slot.kind) return say.busy
  return [kind(slot.kind), named ? (childrenOf(slot).join(', ') || (slot.ofChild ? say.aChild : null)) : null].filter(Boolean).join(' · ')
}

/** From when to when, in Rome. */
export const hoursOf = ({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): string => `${formatTime(startsAt)}–${formatTime(endsAt)}`
