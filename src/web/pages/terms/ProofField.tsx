import type { Id } from '#kernel/domain/ids.ts'
import { useWords, words } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Select } from '#kernel/web/ui/Select.tsx'
import { listDocuments } from '#modules/documents/contract.ts'

const proofWords = words({
  it: { document: 'Documento che lo prova', hint: 'Tra quelli del fascicolo', none: 'Nessuno' },
  en: { document: 'Document that proves it', hint: 'Among those of the file', none: 'None' },
})

/** A document of the file, as the proof of a term that was met. */
export function ProofField({ caseId, field }: { caseId: Id<'case'>; field: string }) {
  const say = useWords(proofWords)
  const { data } = useQueryOf(listDocuments, { subject: caseId, limit: 100 })
  return <Select name={field} label={say.document} hint={say.hint} empty={say.none} options={(data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))} />
}
