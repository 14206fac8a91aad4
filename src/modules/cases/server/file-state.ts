import { conflict } from '#kernel/contract/problem.ts'

/** A closed file is only read, or opened again. */
export function assertOpen(status: string): void {
  if (status === 'open') return
  throw conflict({ it: 'Il fascicolo è chiuso: riaprilo prima di modificarlo.', en: 'The file is closed: open it again before changing it.' })
}

/** Nothing that moves a file happens while another unit is asked to take it. */
export function assertNotWaiting(waiting: boolean): void {
  if (!waiting) return
  throw conflict({
    it: 'C’è un passaggio in attesa di risposta: ritiralo oppure aspetta la risposta.',
    en: 'A hand-over waits for its answer: withdraw it, or wait for the answer.',
  })
}
