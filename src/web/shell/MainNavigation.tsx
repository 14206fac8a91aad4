import { useLocation } from '@tanstack/react-router'
import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { isCurrent, useNavigation } from './navigation.ts'
import { shellWords } from './words.ts'

/** The places one goes to, in one line; those that find no room, because the window is narrow or the text enlarged, stand behind "Altro". */
export function MainNavigation() {
  const words = useWords(shellWords)
  const say = useSay()
  const id = useId()
  const { pathname } = useLocation()
  const entries = useNavigation()
  const list = useRef<HTMLUListElement>(null)
  const shown = useFitting(list, entries.map(({ href }) => href).join())
  const rest = entries.slice(shown)
  return (
    <nav className="ac-nav" aria-label={words.mainNavigation}>
      <ul ref={list}>
        {entries.map((entry, index) => (
          <li key={entry.href} data-beyond={index >= shown || undefined}>
            <Link to={entry.href} aria-current={isCurrent(entry, pathname) ? 'page' : undefined}>{say(entry.label)}</Link>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <div className="ac-drop-menu">
          <button type="button" popoverTarget={id} aria-current={rest.some((entry) => isCurrent(entry, pathname)) ? 'true' : undefined}>{words.more} <Icon name="expand" /></button>
          <div id={id} popover="auto" className="ac-pop">
            {rest.map((entry) => (
              <Link key={entry.href} to={entry.href} className="ac-pop-item" aria-current={isCurrent(entry, pathname) ? 'page' : undefined} onClick={() => document.getElementById(id)?.hidePopover()}>
                <Icon name={entry.icon} /> {say(entry.label)}
              </Link>
            ))}
          </div>
        </div>
      )}
    </nav>
  )
}

/** How many children of the list stand on its first line: the list wraps and is one line high, so the others are there but not seen. */
function useFitting(list: RefObject<HTMLUListElement | null>, content: string): number {
  const [fitting, setFitting] = useState(Infinity)
  useLayoutEffect(() => {
    const element = list.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const count = (): void => {
      const items = [...element.children] as HTMLElement[]
      const first = items[0]?.offsetTop ?? 0
      const beyond = items.findIndex((item) => item.offsetTop > first)
      setFitting(beyond === -1 ? Infinity : beyond)
    }
    count()
    const observer = new ResizeObserver(count)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list, content])
  return fitting
}
