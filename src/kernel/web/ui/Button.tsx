import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { useWords } from '../i18n/words.ts'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { Link, type LinkProps } from './Link.tsx'
import { uiWords } from './words.ts'

/** `primary`: the one main action of a screen. `danger`: what cannot be undone and harms. `quiet`: within rows and bars. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  kind?: ButtonKind
  size?: 'small' | 'normal'
  icon?: IconName
}

const look = { primary: 'btn btn-primary', secondary: 'btn btn-outline-primary', quiet: 'ac-quiet', danger: 'btn btn-danger' } as const
const classOf = ({ kind = 'secondary', size = 'normal' }: Look, extra?: string): string => classes('ac-btn', look[kind], size === 'small' && 'ac-btn-small', extra)

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Sending: the button stays in place and reachable but does nothing more. */
  busy?: boolean | undefined
  ref?: Ref<HTMLButtonElement>
}

/** A button; its words are a verb ("Apri fascicolo"). Does not submit a form unless `type="submit"`. */
export function Button({ kind, size, icon, busy, children, className, onClick, disabled, type = 'button', ...rest }: ButtonProps) {
  const say = useWords(uiWords)
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-disabled={busy || undefined}
      className={classOf({ kind, size }, className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      <span>{busy ? say.sending : children}</span>
    </button>
  )
}

/** A link that looks like a button: it goes to a screen. */
export function LinkButton({ kind, size, icon, children, className, ...rest }: LinkProps & Look & { children: ReactNode }) {
  return (
    <Link {...rest} className={classOf({ kind, size }, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  )
}

/** A button that is only a picture; `label` is its name and its tooltip. */
export function IconButton({ icon, label, className, ...rest }: Omit<ButtonProps, 'children' | 'kind' | 'size' | 'busy'> & { icon: IconName; label: string }) {
  return (
    <button type="button" {...rest} className={classes('ac-icon-btn', className)} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  )
}
