import { useState } from 'react'
import { formatAge } from '#kernel/web/i18n/format.ts'
import { Alert, Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { ConfirmDialog, Drawer, Modal } from '#kernel/web/ui/Modal.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { Steps } from '#kernel/web/ui/Steps.tsx'
import { Tabs } from '#kernel/web/ui/Tabs.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { Tooltip } from '#kernel/web/ui/Tooltip.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'

const phases = [
  { label: 'Accesso', state: 'done', detail: 'dal 3 febbraio' }, { label: 'Valutazione', state: 'done' }, { label: 'Progetto', state: 'current', detail: 'manca la firma' },
  { label: 'Interventi', state: 'todo' }, { label: 'Verifica finale', state: 'todo' },
] as const

/** What a file shows: header, phases, facts, warnings, timeline. */
export function ContentStory() {
  return (
    <section aria-label="Contenuti" className="ac-stack">
      <Breadcrumb items={[{ label: 'Fascicoli', to: '/_ui' }, { label: 'FC-2026-0142' }]} />
      <h2><PersonName name="Amina Benyahia" original="أمينة بن يحيى" originalLang="ar" />, {formatAge({ years: 15, months: 4 })}</h2>
      <Callout kind="danger" title="Attenzione nelle visite a casa">Cane non legato. Andare in due. Da rivedere entro lun 14 dicembre 2026.</Callout>
      <Steps label="Fasi del fascicolo" steps={phases} />
      <Tabs label="Parti del fascicolo" tabs={[{ to: '/_ui', label: 'Panoramica' }, { to: '/_ui/diario', label: 'Diario', count: 48 }, { to: '/_ui/persone', label: 'Persone' }, { to: '/_ui/documenti', label: 'Documenti', count: 12 }]} />
      <div className="ac-columns">
        <div className="ac-stack">
          <Card title="Che cosa è successo" level={3} actions={<Menu items={[{ id: 'print', label: 'Stampa', icon: 'print' }, { id: 'x', label: 'Togli', icon: 'delete', danger: true }]} />}>
            <Timeline label="Cronologia" level={4} items={[
              { id: '1', when: '2026-11-20T13:30:00Z', icon: 'comment', title: 'Colloquio con Amina', meta: 'Giulia Ferrero · sede di Borgo · sezione sociale', body: 'Racconta della scuola nuova. Vuole riprendere il basket.' },
              { id: '2', when: '2026-11-03', icon: 'file', title: 'Decreto del Tribunale per i minorenni', meta: 'Sezione giudiziaria' },
            ]} />
          </Card>
          <Alert kind="success" title="Fascicolo aperto">Ora puoi aggiungere la prima nota.</Alert>
          <Alert kind="warning">Manca il consenso di un genitore.</Alert>
          <ErrorState problem={null} onRetry={() => undefined} />
          <Skeleton />
        </div>
        <div className="ac-stack">
          <Card title="In breve" level={3}>
            <DataList items={[
              { label: 'Stato', value: 'In comunità dal 3 marzo 2026' },
              { label: 'Prossimo termine', value: <>gio 10 dicembre 2026 <Badge kind="warning">tra 18 giorni</Badge></>, why: <Why of="termine" source="art. 403 c.c., comma 2">Ventiquattro ore dal collocamento, poi la conferma del giudice.</Why> },
              { label: 'Responsabile', value: 'Giulia Ferrero' },
            ]} />
          </Card>
          <Card title="Documenti" level={3}><EmptyState icon="files" title="Nessun documento" action={<Button icon="upload">Carica un documento</Button>}>Qui trovi relazioni, decreti e certificati.</EmptyState></Card>
        </div>
      </div>
      <Overlays />
    </section>
  )
}

function Overlays() {
  const [open, setOpen] = useState<'modal' | 'confirm' | 'drawer' | null>(null)
  const close = () => setOpen(null)
  return (
    <Card title="Pulsanti e finestre" level={3}>
      <div className="ac-row">
        <Button onClick={() => setOpen('modal')}>Invita un ente</Button>
        <Button kind="danger" onClick={() => setOpen('confirm')}>Chiudi il fascicolo</Button>
        <Button onClick={() => setOpen('drawer')}>Mostra il pannello</Button>
        <Button onClick={() => toast('Responsabile cambiato', { onUndo: () => undefined })}>Cambia responsabile</Button>
        <Button busy>Salva</Button>
        <Button disabled>Non disponibile</Button>
        <Button kind="quiet" icon="pencil">Modifica</Button>
        <Tooltip text="Si vede anche con la tastiera"><IconButton icon="info-circle" label="Informazioni" /></Tooltip>
      </div>
      <Modal open={open === 'modal'} onClose={close} title="Invita un ente" actions={<Button kind="primary" onClick={close}>Invita</Button>}>
        <TextField label="Ente" hint="Comune, scuola, comunità" />
      </Modal>
      <Drawer open={open === 'drawer'} onClose={close} title="Chi ha guardato"><p>Ieri, 14:30: Marco Riva.</p></Drawer>
      <ConfirmDialog open={open === 'confirm'} onClose={close} title="Chiudere il fascicolo?" confirm="Chiudi il fascicolo" danger onConfirm={() => undefined}>
        Resta leggibile a chi lo vede oggi e si può riaprire con un motivo.
      </ConfirmDialog>
    </Card>
  )
}
