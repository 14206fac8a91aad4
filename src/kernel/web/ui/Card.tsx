import { useId, type ReactNode } from 'react'

interface CardProps {
  title: string
  /** Level of the heading in the page; 2 when left out. */
  level?: 2 | 3 | 4
  actions?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** A group of things under a heading; a region for screen readers. */
export function Card({ title, level = 2, actions, footer, children }: CardProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className="ac-card" aria-labelledby={id}>
      <div className="ac-card-head">
        <Heading id={id} className="ac-card-title">{title}</Heading>
        {actions && <div className="ac-row">{actions}</div>}
      </div>
      {children}
      {footer && <div className="ac-card-foot">{footer}</div>}
    </section>
  )
}
