import { useEffect, type ReactNode } from 'react'

interface PageHeaderProps {
  title: ReactNode
  /** Words for the browser's tab, when `title` is not plain text. No names of children: tabs are seen by others. */
  tab?: string
  /** State in words: "In comunità dal 3 marzo; tutore: …". */
  status?: ReactNode
  /** One primary action at most. */
  actions?: ReactNode
  above?: ReactNode
}

/** Beginning of each screen: its only `h1`, the state in words, what can be done. */
export function PageHeader({ title, tab, status, actions, above }: PageHeaderProps) {
  const words = tab ?? (typeof title === 'string' ? title : '')
  useEffect(() => {
    document.title = words ? `${words} – Accanto` : 'Accanto'
  }, [words])
  return (
    <header className="ac-page-head">
      {above}
      <div className="ac-page-head-row">
        <div>
          <h1 className="ac-title" tabIndex={-1}>{title}</h1>
          {status && <div className="ac-page-status">{status}</div>}
        </div>
        {actions && <div className="ac-row ac-page-actions">{actions}</div>}
      </div>
    </header>
  )
}
