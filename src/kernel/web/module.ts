import type { ComponentType } from 'react'
import type { Words } from '../contract/problem.ts'
import type { Path, Search } from './paths.ts'
import type { Actor } from './session-state.ts'
import type { IconName } from './ui/icons.ts'

/** One screen: its address, its lazily loaded component, what to start reading before it is there. */
export interface Screen {
  path: Path
  load: () => Promise<ComponentType>
  /** Starts reading while the component loads, and when a link to it is hovered: return `prefetchOf(...)`. */
  prefetch?: ((params: Record<string, string>, search: Search) => unknown) | undefined
  /** Shown also to who is not signed in (invitation, new password). */
  public?: boolean | undefined
}

interface ScreenOptions<P extends string> {
  prefetch?: (params: Record<P extends `${string}$${string}` ? string : never, string>, search: Search) => unknown
  public?: boolean
}

/** Declares a screen: `screen(casePath, () => import('./CasePage.tsx').then((m) => m.CasePage), { prefetch: … })`. */
export const screen = <P extends string>(at: Path<P>, load: () => Promise<ComponentType>, options: ScreenOptions<P> = {}): Screen => ({
  path: at as unknown as Path,
  load,
  prefetch: options.prefetch as Screen['prefetch'],
  public: options.public,
})

/** An entry of the main navigation. The first four visible ones are also the bottom bar of the phone. */
export interface NavigationEntry {
  href: string
  label: Words
  icon: IconName
  order: number
  visible?: (actor: Actor) => boolean
  /** Two keys after each other, `g f`. */
  shortcut?: string
}

/** Something the command palette can offer. */
export interface PaletteItem {
  id: string
  label: string
  detail?: string | undefined
  icon?: IconName | undefined
  /** Where it goes … */
  href?: string
  /** … or what it does. */
  run?: () => void
  /** Found by typing only, after people and files: one of many. */
  whenTyped?: boolean
}

/** Where the palette finds things: asked while the person types, or with nothing typed. */
export interface PaletteSource {
  id: string
  title: Words
  visible?: (actor: Actor) => boolean
  /** Fewest letters before asking; 2 when left out, 0 to be asked with nothing typed. */
  from?: number
  search: (text: string, signal: AbortSignal) => Promise<PaletteItem[]> | PaletteItem[]
}

/** Something of this module shown inside a screen of another (a card of Oggi, a tab of the file), by the name of the place. */
export interface Contribution {
  place: string
  id: string
  order: number
  label: Words
  icon?: IconName
  visible?: (actor: Actor) => boolean
  load: () => Promise<ComponentType<never>>
}

/** What a module brings to the web app; exported by its `web/index.ts` and listed in `src/web/modules.ts`. */
export interface WebModule {
  id: string
  screens: readonly Screen[]
  navigation?: readonly NavigationEntry[]
  /** Entries of the menu of oneself: profile, sessions. */
  account?: readonly NavigationEntry[]
  palette?: readonly PaletteSource[]
  contributions?: readonly Contribution[]
  /** The bell of the header: what it shows when opened, and how many wait. */
  notices?: { load: () => Promise<ComponentType>; useCount: () => number }
}
