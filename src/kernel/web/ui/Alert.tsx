import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export type AlertKind = 'info' | 'success' | 'warning' | 'danger'
const icons: Record<AlertKind, IconName> = { info: 'info-circle', success: 'check-circle', warning: 'warning-circle', danger: 'error' }

interface AlertProps {
  kind?: AlertKind
  title?: string | undefined
  children?: ReactNode
  /** What can be done about it. */
  actions?: ReactNode
}

/** Something the person must know about what just happened; read aloud at once when it is an error. */
export function Alert({ kind = 'info', title, children, actions }: AlertProps) {
  return (
    <div className={`ac-alert ac-alert-${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[kind]} size={24} />
      <div className="ac-alert-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {actions && <div className="ac-row">{actions}</div>}
      </div>
    </div>
  )
}

/** A standing remark within the page: nothing happened, it is good to know. `danger` for warnings that concern safety. */
export function Callout({ kind = 'info', title, children }: AlertProps) {
  return (
    <div className={`ac-alert ac-callout ac-alert-${kind}`}>
      <Icon name={icons[kind]} size={24} />
      <div className="ac-alert-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
