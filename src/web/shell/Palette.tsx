import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Header, Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { TextField } from 'react-aria-components/TextField'
import { useModules } from '#kernel/web/contributions.tsx'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import type { PaletteItem, PaletteSource } from '#kernel/web/module.ts'
import { usePageActionList, useRecentList } from '#kernel/web/palette.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { useNavigation } from './navigation.ts'
import { shellWords } from './words.ts'

interface Group {
  id: string
  title: string
  items: readonly PaletteItem[]
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('it')
const matching = (items: readonly PaletteItem[], text: string): PaletteItem[] => {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return items.filter((item) => words.every((word) => plain(`${item.label} ${item.detail ?? ''}`).includes(word)))
}

/** Asks every source of every module, each on its own: a slow one does not hold the others. */
function useSources(text: string): Group[] {
  const say = useSay()
  const actor = useActor()
  const modules = useModules()
  const sources = useMemo(() => modules.flatMap((module) => module.palette ?? []).filter((source) => source.visible?.(actor) ?? true), [modules, actor])
  const [found, setFound] = useState<ReadonlyMap<string, readonly PaletteItem[]>>(new Map())
  useEffect(() => {
    const stop = new AbortController()
    const ask = async (source: PaletteSource) => {
      const items = text.trim().length < (source.from ?? 2) ? [] : await source.search(text.trim(), stop.signal)
      if (!stop.signal.aborted) setFound((before) => new Map(before).set(source.id, items))
    }
    const timer = setTimeout(() => {
      for (const source of sources) ask(source).catch(() => undefined)
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, sources])
  return sources.map((source) => ({ id: source.id, title: say(source.title), items: found.get(source.id) ?? [] }))
}

function useGroups(text: string): Group[] {
  const words = useWords(shellWords)
  const say = useSay()
  const places = useNavigation().map((entry): PaletteItem => ({ id: `go:${entry.href}`, label: say(entry.label), icon: entry.icon, href: entry.href }))
  const actions = usePageActionList()
  const recent = useRecentList()
  const found = useSources(text)
  const groups: Group[] = [
    { id: 'page', title: words.pageActions, items: matching(actions.filter(({ whenTyped }) => !whenTyped), text) },
    { id: 'recent', title: words.recent, items: matching(recent, text) },
    ...found,
    { id: 'here', title: words.partsHere, items: text.trim() ? matching(actions.filter(({ whenTyped }) => whenTyped), text) : [] },
    { id: 'places', title: words.goTo, items: matching(places, text) },
  ]
  return groups.filter((group) => group.items.length > 0)
}

/** Ctrl-K: goes anywhere, starts anything. */
export function Palette({ typed = '', onClose }: { typed?: string; onClose: () => void }) {
  const words = useWords(shellWords)
  const go = useGo()
  const [text, setText] = useState(typed)
  const groups = useGroups(text)
  const choose = (key: string | number) => {
    const item = groups.flatMap((group) => group.items.map((one) => ({ key: `${group.id}/${one.id}`, one }))).find((entry) => entry.key === key)?.one
    onClose()
    if (item?.href) go(item.href)
    else item?.run?.()
  }
  // Answers come in one by one and push what was marked away, so nothing is marked beforehand: Enter takes the first that is there.
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const marked = event.currentTarget.getAttribute('aria-activedescendant')
    const [group] = groups
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !group || (marked && document.getElementById(marked))) return
    event.preventDefault()
    choose(`${group.id}/${group.items[0]!.id}`)
  }
  return (
    <ModalOverlay className="ac-overlay ac-overlay-top" isOpen onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="ac-modal ac-palette">
        <Dialog className="ac-palette-dialog" aria-label={words.openPalette}>
          <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst>
            <TextField aria-label={words.paletteHint} autoFocus className="ac-palette-field">
              <Icon name="search" />
              <Input onKeyDown={takeFirst} className="ac-palette-input" placeholder={words.paletteHint} translate="no" />
            </TextField>
            <Menu className="ac-palette-list" aria-label={words.openPalette} items={groups} onAction={choose} renderEmptyState={() => <p className="ac-menu-empty">{words.nothing}</p>}>
              {(group) => (
                <MenuSection id={group.id}>
                  <Header className="ac-palette-title">{group.title}</Header>
                  {group.items.map((item) => (
                    <MenuItem key={item.id} id={`${group.id}/${item.id}`} textValue={item.label} className="ac-menu-item">
                      <Icon name={item.icon ?? 'arrow-right'} />
                      <span className="ac-palette-label" translate="no">{item.label}</span>
                      {item.detail && <span className="ac-meta">{item.detail}</span>}
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
