import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { ModulesContext } from '#kernel/web/contributions.tsx'
import { useWords, words } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { FixedSession } from '#kernel/web/session.tsx'
import { listenForShortcuts, useShortcut } from '#kernel/web/shortcuts.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { KeyboardHelp } from '#kernel/web/ui/KeyboardHelp.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { SavedFilters, type SavedFilter } from '#kernel/web/ui/SavedFilters.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { formatDate, formatSince } from '#kernel/web/i18n/format.ts'
import { BottomBar, Header } from '../shell/Header.tsx'
import { NavigationShortcuts } from '../shell/NavigationShortcuts.tsx'
import { ContentStory } from './ContentStory.tsx'
import { FormStory } from './FormStory.tsx'
import { actor, answerSamples, listFiles, sampleModules, type Row } from './sample.ts'

const Palette = lazy(async () => ({ default: (await import('../shell/Palette.tsx')).Palette }))

const storyWords = words({
  it: { list: 'Fascicoli', open: 'Apri fascicolo', name: 'Nome', phase: 'Fase', town: 'Comune', everywhere: 'Tutti', since: 'Dal', worker: 'Responsabile', late: 'Termine superato', terms: 'Termini' },
  en: { list: 'Files', open: 'Open a file', name: 'Name', phase: 'Phase', town: 'Town', everywhere: 'All', since: 'Since', worker: 'Responsible', late: 'Term missed', terms: 'Terms' },
})

// Before anything asks: children read in their effects, earlier than those of this page.
answerSamples()

/** Every component with sample content; development builds only. */
export function Stories() {
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  useEffect(listenForShortcuts, [])
  useShortcut('mod+k', 'Cerca', () => setPalette(true))
  useShortcut('?', 'Scorciatoie', () => setHelp(true))
  usePageActions(useMemo(() => [{ id: 'note', label: 'Nuova nota per Amina', icon: 'pencil', run: () => toast('Nota iniziata') }] as const, []))
  return (
    <ModulesContext value={sampleModules}>
      <FixedSession actor={actor}>
        <div className="ac-shell">
          <Header onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
          <main id="main" className="ac-main ac-stack" tabIndex={-1}>
            <ListStory />
            <ContentStory />
            <FormStory />
          </main>
          <BottomBar />
          <NavigationShortcuts />
          <Suspense>{palette && <Palette onClose={() => setPalette(false)} />}</Suspense>
          {help && <KeyboardHelp open onClose={() => setHelp(false)} />}
        </div>
      </FixedSession>
    </ModulesContext>
  )
}

const towns = ['Legnano', 'Lodi', 'Rho'].map((label) => ({ value: label, label }))

function ListStory() {
  const say = useWords(storyWords)
  const [saved, setSaved] = useState<SavedFilter[]>([{ id: '1', name: 'I miei in valutazione', search: { phase: 'Valutazione' } }])
  const filters: ListFilter[] = useMemo((): ListFilter[] => [
    { id: 'phase', label: say.phase, options: ['Accesso', 'Valutazione', 'Progetto', 'Interventi'].map((value) => ({ value, label: value })) },
    { id: 'town', label: say.town, all: say.everywhere, search: async (text) => towns.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase())), named: async (value) => towns.find((one) => one.value === value) ?? null },
  ], [say])
  const columns: Column<Row>[] = [
    { id: 'name', header: say.name, sortable: true, cell: (one) => <PersonName name={one.name} original={one.original} /> },
    { id: 'phase', header: say.phase, cell: (one) => <Badge kind={one.phase === 'Interventi' ? 'success' : 'info'}>{one.phase}</Badge> },
    { id: 'since', header: say.since, sortable: true, cell: (one) => <>{formatDate(one.since)} <span className="ac-meta">{formatSince(one.since, '2026-11-22')}</span></> },
    { id: 'worker', header: say.worker, cell: (one) => one.worker },
    { id: 'late', header: say.terms, cell: (one) => one.late && <Badge kind="danger" icon="clock">{say.late}</Badge> },
  ]
  return (
    <div>
      <ListScreen
        title={say.list}
        endpoint={listFiles}
        filters={filters}
        columns={columns}
        rowKey={(one) => one.id}
        rowHref={(one) => `/_ui?riga=${one.id}`}
        actions={<LinkButton to="/_ui" kind="primary" icon="plus">{say.open}</LinkButton>}
        empty={{ title: 'Non segui ancora nessun fascicolo', text: 'Qui trovi i bambini e i ragazzi che segui.', action: <Button kind="primary">{say.open}</Button> }}
      />
      <SavedFilters
        store={{ saved, onSave: (name, search) => setSaved([...saved, { id: name, name, search }]), onRemove: (id) => setSaved(saved.filter((one) => one.id !== id)) }}
        present={{ phase: 'Accesso' }}
        onPick={() => undefined}
      />
    </div>
  )
}
