import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '../i18n/format.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface TimelineItem {
  id: string
  /** A day or an instant. */
  when: string
  icon?: IconName
  title: ReactNode
  /** Who, where, which section: one quiet line. */
  meta?: ReactNode
  body?: ReactNode
}

/** What happened, as text one can read from top to bottom and print. */
export function Timeline({ label, items, level = 3 }: { label: string; items: readonly TimelineItem[]; level?: 3 | 4 }) {
  const Heading = `h${level}` as const
  return (
    <ol className="ac-timeline" aria-label={label}>
      {items.map(({ id, when, icon = 'note', title, meta, body }) => (
        <li key={id}>
          <span className="ac-timeline-mark" aria-hidden="true"><Icon name={icon} size={16} /></span>
          <time dateTime={when}>{when.length === 10 ? formatDate(when) : formatDateTime(when)}</time>
          <Heading className="ac-timeline-title">{title}</Heading>
          {meta && <div className="ac-meta">{meta}</div>}
          {body && <div className="ac-timeline-body">{body}</div>}
        </li>
      ))}
    </ol>
  )
}
