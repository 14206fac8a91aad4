import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import { putEncrypted } from '#kernel/server/files/encrypted-files.ts'
import type { Services } from '#kernel/server/services.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { pdfPage } from './pdf-page.ts'
import { at, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

/** A document of a file, with the words of its only page. */
export interface ToldDocument {
  id: string
  child: Child
  section: number
  title: string
  type: string
  origin: string
  datedOn: PlainDate
  keptOn: PlainDate
  by: string
  lines: readonly string[]
}

const day = (on: string): string => on.split('-').toReversed().map(Number).join('/')

/** What others gave to the service: school, doctors, questura, family. */
export function documentsOf(all: readonly Child[], today: PlainDate): ToldDocument[] {
  return all.filter((child) => !child.closed && child.opened < addDays(today, -30)).flatMap((child): ToldDocument[] => {
    const name = `${child.person.given} ${child.person.family}`
    const of = (key: string, after: number, section: number, type: string, origin: string, title: string, lines: readonly string[]): ToldDocument => {
      const on = addDays(child.opened, after)
      return { id: stableId(`document ${key} ${child.index}`), child, section, title, type, origin, datedOn: on, keptOn: addDays(on, 2), by: child.responsible.id, lines: [`${name}, ${day(on)}`, '', ...lines, '', 'Documento di prova: persone e fatti inventati.'] }
    }
    const years = ageOn(child.person.born, today).years
    if (child.story.key === 'msna') {
      return [
        of('receipt', 12, 6, 'permesso_soggiorno', 'altro_ente', 'Ricevuta della richiesta di permesso per minore età', ['La Questura attesta di avere ricevuto la richiesta.', 'La presente vale come ricevuta fino al rilascio.']),
        ...(child.index % 2 ? [of('health', 8, 4, 'certificato_sanitario', 'altro_ente', 'Visita medica d’ingresso', ['Condizioni generali buone. Esami del sangue da ripetere fra tre mesi.', 'Idoneo alla vita di comunità.'])] : []),
      ]
    }
    return [
      ...(child.index % 3 === 0 ? [] : years < 6 ? [of('health', 22, 4, 'certificato_sanitario', 'famiglia', 'Libretto delle vaccinazioni', ['In regola con il calendario regionale.', 'Prossimo richiamo fra due anni.'])] : [of('school', 20, 5, 'documento_scolastico', 'altro_ente', 'Scheda di valutazione del quadrimestre', ['Italiano sei, matematica sei, scienze sette, musica otto.', 'Assenze nel periodo: sei giorni, cinque giustificati.'])]),
      ...(child.index % 3 === 0 ? [of('letter', 26, 2, 'corrispondenza', 'famiglia', 'Lettera della madre al servizio', ['Chiedo di poter spostare gli incontri al pomeriggio per il mio lavoro.', 'Ringrazio per il contributo dell’affitto.'])] : []),
    ]
  })
}

/** Puts the pages into the file store, each encrypted with the key of its file, and gives the rows that say where they are. */
export async function keepDocuments(told: readonly ToldDocument[], services: Services, today: PlainDate): Promise<Tables> {
  const keys = new Map([...new Set(told.map(({ child }) => child.caseId))].map((scope) => [scope, randomBytes(32)]))
  const kept = told.map((one) => ({ one, bytes: pdfPage(one.title, one.lines), blob: stableId(`blob ${one.id}`) }))
  await Promise.all(kept.map(({ one, bytes, blob }) => putEncrypted(services.blobs, keys.get(one.child.caseId)!, { scope: one.child.caseId, blob }, Readable.from([bytes]))))
  return [
    ['kernel.file_key', [...keys].map(([scope, key]) => ({ scope, wrapped: `\\x${services.masterKey.wrap(scope, key).toString('hex')}`, master_key_id: services.masterKey.id, created_at: at(today, 6) }))],
    ['documents.document', told.map((one) => ({
      id: one.id, subject: one.child.caseId, section: one.section, title: one.title, type: one.type, origin: one.origin, dated_on: one.datedOn, current: 1, created_by: one.by, created_at: at(one.keptOn, 12), clinical: false, version: 1,
    }))],
    ['documents.file_version', kept.map(({ one, bytes, blob }) => ({
      document_id: one.id, n: 1, blob_id: blob, file_name: `${one.title}.pdf`, media_type: 'application/pdf', size: bytes.length, sha256: `\\x${createHash('sha256').update(bytes).digest('hex')}`, stripped: false, scan: 'off', uploaded_by: one.by, uploaded_at: at(one.keptOn, 12), note: null,
    }))],
  ]
}
