import { notFound } from '#kernel/contract/problem.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { documentsOf } from './file-store.ts'
import { labelOf } from './fact-store.ts'
import { requestOf, requestsOf } from './request-store.ts'

/** A request as it goes on paper: who it is for and its parts in order, in Italian. */
export interface RequestText {
  requestId: string
  caseId: string
  version: number
  /** It stands behind the clinical wall. */
  clinical: boolean
  title: string
  to: string
  parts: { heading: string; text: string }[]
}

const urgencies = { ordinary: 'Ordinaria', soon: 'In tempi brevi', urgent: 'Urgente' } as const
const italian = (day: string): string => day.split('-').reverse().join('/')

/** The words of a request for the paper that is sent (to the health agency, to a service outside). Under the reach of who asks; 404 out of it. */
export async function requestText(tx: Tx, requestId: string): Promise<RequestText> {
  const row = await requestOf(tx, requestId)
  if (!row) throw notFound()
  const [kind, basis, consent, documents] = [
    await labelOf(tx, 'request_kind', row.kind), await labelOf(tx, 'legal_basis', row.basis), await labelOf(tx, 'request_consent', row.consent), await documentsOf(tx, row.case_id, row.shared_documents),
  ]
  const parts = [
    { heading: 'Per chi', text: row.child_words },
    { heading: 'Che cosa si chiede', text: row.asked },
    { heading: 'Perché', text: row.why },
    { heading: 'Urgenza', text: urgencies[row.urgency] },
    { heading: 'Base giuridica', text: [basis, consent, row.consent_words].filter(Boolean).join('. ') },
    { heading: 'Documenti allegati', text: row.shared_documents.flatMap((id) => documents.get(id)?.title ?? []).join('\n') },
    { heading: 'Risposta attesa', text: row.expected_on ? `Entro il ${italian(row.expected_on)}` : '' },
  ]
  return { requestId: row.id, caseId: row.case_id, version: row.version, clinical: row.clinical, title: `Richiesta: ${kind}`, to: row.to_name, parts: parts.filter(({ text }) => text) }
}

/** Requests of a file whose words a paper may begin with, under the reach of who asks: drafts first, which have yet to leave, then the one sent last. Withdrawn ones are left out. */
export async function requestsToWrite(tx: Tx, caseId: string): Promise<{ id: string; title: string; on: PlainDate | null }[]> {
  const rows = (await requestsOf(tx, caseId)).filter(({ state }) => state !== 'withdrawn').toSorted((a, b) => (b.sent_on ?? '9').localeCompare(a.sent_on ?? '9'))
  return Promise.all(rows.map(async (row) => {
    const title = `${await labelOf(tx, 'request_kind', row.kind)} (${row.to_name})`
    return { id: row.id, title: row.sent_on ? title : `${title}, bozza`, on: row.sent_on as PlainDate | null }
  }))
}
