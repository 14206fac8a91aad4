import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { permitHistory, type Permit } from '../contract.ts'
import { usePermitCodes } from './codes.ts'
import { permitWords, type PermitSay } from './words.ts'

/** What happened to a permit; read only when opened. */
export function PermitHistory({ permit }: { permit: Permit }) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const [open, setOpen] = useState(false)
  const query = useQueryOf(permitHistory, { permitId: permit.id }, { enabled: open })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.fromHistory}</summary>
      {open && (
        <Loaded query={query}>
          {({ rows }) => (
            <Timeline level={4} label={say.fromHistory} items={rows.map(({ id, at, what, by, factOn, words, before }) => ({
              id, when: at, title: say[`what_${what}` as 'what_added'] ?? what, meta: by.name,
              body: [factOn && formatDate(factOn), words, what === 'corrected' && before && said(say, codes.label, before)].filter(Boolean).join(' · ') || undefined,
            }))} />
          )}
        </Loaded>
      )}
    </details>
  )
}

const labels = { number: 'number', authority: 'authority', asked_on: 'askedOn', receipt_number: 'receiptNumber', receipt_on: 'receiptOn', issued_on: 'issuedOn', expires_on: 'expiresOn', delivered_on: 'deliveredOn', note: 'note' } as const

/** What it said before a correction, in words. */
function said(say: PermitSay, label: (list: string, code: string) => string, before: Record<string, string | null>): string {
  const facts = Object.entries(labels).flatMap(([column, word]) => {
    const value = before[column]
    return value ? [`${say[word]} ${column.endsWith('_on') ? formatDate(value) : value}`] : []
  })
  return `${say.before}: ${[label('permit_type', before['kind'] ?? ''), ...facts].join(', ')}`
}
