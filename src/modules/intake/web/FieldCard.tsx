import type { ReactNode } from 'react'
import { Card } from '#kernel/web/ui/Card.tsx'

/** A group of fields under a heading, spaced as in the rest of the form. */
export function FieldCard({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return <Card title={title} actions={actions}><div className="ac-stack">{children}</div></Card>
}
