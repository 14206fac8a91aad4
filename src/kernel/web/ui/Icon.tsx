import type { IconName } from './icons.ts'
import sprite from './sprite.svg?url&no-inline'

/** A picture of the system's set. Without `label` it is decoration, and screen readers pass over it. */
export function Icon({ name, label, size = 20 }: { name: IconName; label?: string; size?: number }) {
  return (
    <svg className="ac-icon" width={size} height={size} aria-hidden={label ? undefined : true} role={label ? 'img' : undefined} aria-label={label} focusable="false">
      <use href={`${sprite}#${name}`} />
    </svg>
  )
}
