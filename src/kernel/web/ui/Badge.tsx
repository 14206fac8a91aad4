import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

/** `danger` only for danger and missed terms. */
export type BadgeKind = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** A state in a word or two; the words say it, the colour only helps. */
export function Badge({ kind = 'neutral', icon, children }: { kind?: BadgeKind; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`ac-badge ac-badge-${kind}`}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}
