import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useId, useState, type LazyExoticComponent, type ComponentType } from 'react'
import { useModules } from '#kernel/web/contributions.tsx'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import type { WebModule } from '#kernel/web/module.ts'
import { changeLanguage, useSession } from '#kernel/web/session.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { MainNavigation } from './MainNavigation.tsx'
import { isCurrent, useNavigation } from './navigation.ts'
import { shellWords } from './words.ts'

/** The slim header: where one is, where one can go, search, notices, oneself. */
export function Header({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }) {
  const say = useWords(shellWords)
  return (
    <header className="ac-header">
      <Link to="/" className="ac-brand">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><rect x="5" y="3" width="6" height="18" rx="3" fill="currentColor" /><rect x="13" y="9" width="6" height="12" rx="3" fill="currentColor" /></svg>
        {say.product}
      </Link>
      <MainNavigation />
      <div className="ac-header-tools">
        <button type="button" className="ac-palette-button" onClick={onPalette} aria-keyshortcuts="Control+K">
          <Icon name="search" /> <span>{say.search}</span> <kbd>Ctrl K</kbd>
        </button>
        <Notices />
        <AccountMenu onHelp={onHelp} />
      </div>
    </header>
  )
}

/** On phones: the first places within reach of the thumb, the others behind "Altro". */
export function BottomBar() {
  const words = useWords(shellWords)
  const say = useSay()
  const id = useId()
  const { pathname } = useLocation()
  const entries = useNavigation()
  const first = entries.slice(0, entries.length > 5 ? 4 : 5)
  const rest = entries.slice(first.length)
  if (entries.length === 0) return null
  return (
    <nav className="ac-bottom" aria-label={words.mainNavigation}>
      {first.map((entry) => (
        <Link key={entry.href} to={entry.href} aria-current={isCurrent(entry, pathname) ? 'page' : undefined}>
          <Icon name={entry.icon} size={24} /> <span>{say(entry.label)}</span>
        </Link>
      ))}
      {rest.length > 0 && (
        <>
          <button type="button" popoverTarget={id}><Icon name="burger" size={24} /> <span>{words.more}</span></button>
          <div id={id} popover="auto" className="ac-pop ac-pop-bottom">
            {rest.map((entry) => <Link key={entry.href} to={entry.href} className="ac-pop-item" onClick={() => document.getElementById(id)?.hidePopover()}><Icon name={entry.icon} /> {say(entry.label)}</Link>)}
          </div>
        </>
      )}
    </nav>
  )
}

type WithNotices = Required<Pick<WebModule, 'notices'>>
const panels = new WeakMap<object, LazyExoticComponent<ComponentType>>()

function Notices() {
  const module = useModules().find((one): one is WebModule & WithNotices => one.notices !== undefined)
  return module ? <Bell notices={module.notices} /> : null
}

function Bell({ notices }: WithNotices) {
  const words = useWords(shellWords)
  const id = useId()
  const [open, setOpen] = useState(false)
  const count = notices.useCount()
  const Panel = panels.get(notices) ?? lazy(async () => ({ default: await notices.load() }))
  panels.set(notices, Panel)
  return (
    <>
      <button type="button" className="ac-header-icon" popoverTarget={id} aria-label={words.notices(count)}>
        <Icon name="inbox" size={24} />
        {count > 0 && <span className="ac-bell-count" aria-hidden="true">{count > 99 ? '99+' : count}</span>}
      </button>
      <div id={id} popover="auto" className="ac-pop ac-pop-end ac-pop-wide" onToggle={(event) => setOpen(event.newState === 'open')}>
        {open && <Suspense><Panel /></Suspense>}
      </div>
    </>
  )
}

function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const words = useWords(shellWords)
  const id = useId()
  const language = useLanguage()
  const { actor, signOut } = useSession()
  const close = () => document.getElementById(id)?.hidePopover()
  return (
    <>
      <button type="button" className="ac-header-icon ac-account" popoverTarget={id} aria-label={words.account(actor.displayName)}>
        <Icon name="user" size={24} />
      </button>
      <div id={id} popover="auto" className="ac-pop ac-pop-end">
        <p className="ac-pop-head"><strong>{actor.displayName}</strong><br />{actor.organisationName}</p>
        <AccountLinks onGo={close} />
        <fieldset className="ac-languages">
          <legend>{words.language}</legend>
          <button type="button" lang="it" aria-pressed={language === 'it'} onClick={() => changeLanguage('it')}>Italiano</button>
          <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => changeLanguage('en')}>English</button>
        </fieldset>
        <button type="button" className="ac-pop-item" onClick={() => {
          close()
          onHelp()
        }}>
          <Icon name="help-circle" /> {words.keyboard}
        </button>
        <button type="button" className="ac-pop-item" onClick={() => void signOut()}><Icon name="logout" /> {words.signOut}</button>
      </div>
    </>
  )
}

/** Links that modules bring to the menu of oneself (profile, sessions). */
function AccountLinks({ onGo }: { onGo: () => void }) {
  const say = useSay()
  const { actor } = useSession()
  return useModules().flatMap((module) => module.account ?? []).filter((entry) => entry.visible?.(actor) ?? true).toSorted((a, b) => a.order - b.order).map((entry) => (
    <Link key={entry.href} to={entry.href} className="ac-pop-item" onClick={onGo}><Icon name={entry.icon} /> {say(entry.label)}</Link>
  ))
}
