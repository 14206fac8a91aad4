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

/** Room that the button "Altro" takes, in pixels at the ordinary text size. */
const MORE = 96

/** How many children of the list find room beside each other: all of them, or as many as leave room for "Altro". */
function useFitting(list: RefObject<HTMLUListElement | null>, content: string): number {
  const [fitting, setFitting] = useState(Infinity)
  useLayoutEffect(() => {
    const bar = list.current?.parentElement
    if (!list.current || !bar || typeof ResizeObserver === 'undefined') return
    const items = [...list.current.children] as HTMLElement[]
    const count = (): void => {
      let end = 0
      const ends = items.map((item) => (end += item.offsetWidth))
      const room = bar.clientWidth
      setFitting((ends.at(-1) ?? 0) <= room ? Infinity : ends.filter((end) => end <= room - MORE).length)
    }
    count()
    // the items too: their words change width when the typeface arrives, with the language and with the text size
    const observer = new ResizeObserver(count)
    for (const element of [bar, ...items]) observer.observe(element)
    return () => observer.disconnect()
  }, [list, content])
  return fitting
}
