import { useLocation } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../i18n/words.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import { openPart, type Tab } from './Tabs.tsx'
import { uiWords } from './words.ts'

export interface PartGroup {
  id: string
  label: string
  parts: readonly Tab[]
}

interface PartsProps {
  label: string
  groups: readonly PartGroup[]
  /** The address names none of them. */
  unknown?: boolean
  children: ReactNode
}

/**
 * A screen of many parts, each with its own address: their names in groups at the side, what is open beside them. On a narrow window the names
 * fold behind a button that says which part is open.
 */
export function Parts({ label, groups, unknown, children }: PartsProps) {
  const say = useWords(uiWords)
  const content = useId()
  const { pathname } = useLocation()
  const [unfolded, setUnfolded] = useState(false)
  const current = unknown ? undefined : openPart(groups.flatMap(({ parts }) => parts), pathname)
  useEffect(() => setUnfolded(false), [pathname])
  return (
    <div className="ac-parts">
      <a className="ac-skip ac-skip-parts" href={`#${content}`} onClick={(event) => {
        event.preventDefault()
        document.getElementById(content)?.focus()
      }}>{say.skipParts(current?.label ?? '')}</a>
      <PartNames label={label} groups={groups} current={current} unfolded={unfolded} onFold={setUnfolded} />
      <div id={content} tabIndex={-1} className="ac-parts-content">{children}</div>
    </div>
  )
}

interface PartNamesProps {
  label: string
  groups: readonly PartGroup[]
  current: Tab | undefined
  unfolded: boolean
  onFold: (unfolded: boolean) => void
}

function PartNames({ label, groups, current, unfolded, onFold }: PartNamesProps) {
  const say = useWords(uiWords)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!unfolded) return
    const fold = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      onFold(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', fold)
    return () => document.removeEventListener('keydown', fold)
  }, [unfolded, onFold])
  return (
    <nav className="ac-parts-nav" aria-label={label}>
      <button ref={button} type="button" className="ac-parts-button" aria-expanded={unfolded} aria-controls={id} onClick={() => onFold(!unfolded)}>
        <span><span className="ac-meta">{say.part}</span> {current?.label}</span>
        <Icon name={unfolded ? 'collapse' : 'expand'} />
      </button>
      <div id={id} className={unfolded ? 'ac-parts-names ac-parts-unfolded' : 'ac-parts-names'}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={group.label}>
            <span className="ac-parts-group" aria-hidden>{group.label}</span>
            <ul>
              {group.parts.map((part) => (
                <li key={part.to}>
                  <Link to={part.to} aria-current={part === current ? 'page' : undefined}>
                    {part.label}
                    {part.count !== undefined && <span className="ac-count">{part.count}</span>}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  )
}
