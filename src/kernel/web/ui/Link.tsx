import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react'
import { parseSearch } from '../paths.ts'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** An address of the app, from a `Path`. */
  to: string
  ref?: Ref<HTMLAnchorElement>
}

const isPlainClick = (event: MouseEvent): boolean =>
  !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link to another screen; starts reading that screen's data when it is pointed at. */
export function Link({ to, onClick, target, children, ...rest }: LinkProps) {
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | null
  const warm = () => {
    const [pathname = '', search = ''] = to.split('?')
    void router?.preloadRoute({ to: pathname, search: parseSearch(search) } as never).catch(() => undefined)
  }
  return (
    <a
      {...rest}
      href={to}
      target={target}
      onMouseEnter={warm}
      onFocus={warm}
      onClick={(event) => {
        onClick?.(event)
        if (!router || target || !isPlainClick(event)) return
        event.preventDefault()
        router.history.push(to)
      }}
    >
      {children}
    </a>
  )
}
