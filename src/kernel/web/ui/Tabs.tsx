import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Link } from './Link.tsx'

export interface Tab {
  to: string
  label: string
  /** How many are inside, shown beside the label. */
  count?: number | undefined
}

/** The part that an address opens: the one with the longest address that it begins with. */
export function openPart(parts: readonly Tab[], pathname: string): Tab | undefined {
  const address = (part: Tab) => part.to.split('?')[0]!
  return parts.filter((part) => pathname === address(part) || pathname.startsWith(`${address(part)}/`)).toSorted((a, b) => b.to.length - a.to.length)[0]
}

/** Parts of one screen, each with its own address: they are links, so "back" and bookmarks work. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { pathname } = useLocation()
  const current = openPart(tabs, pathname)
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    // on a phone the tabs scroll sideways: the one that is open is brought into view, without moving the page
    const open = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (bar.current && open) bar.current.scrollLeft = open.offsetLeft - (bar.current.clientWidth - open.offsetWidth) / 2
  }, [current?.to])
  return (
    <nav ref={bar} className="ac-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} aria-current={tab === current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && <span className="ac-count">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
