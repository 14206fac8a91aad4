import { useMemo, useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listEquivalenceProposals, type EquivalenceProposal } from '../../contract/equivalence.ts'
import { DecideProposal } from './EquivalenceDialogs.tsx'
import { EquivalenceTabs } from './EquivalenceTabs.tsx'
import { equivalenceWords, namesText } from './words.ts'

/** Pairs of words that joined registrations bear out: words and counts, never whose. */
export function ProposalsScreen() {
  const say = useWords(equivalenceWords)
  const [deciding, setDeciding] = useState<{ proposal: EquivalenceProposal; verdict: 'accept' | 'refuse' } | null>(null)
  const filters = useMemo((): ListFilter[] => [{ id: 'state', label: say.state, all: say.state_open, options: [{ value: 'accepted', label: say.state_accepted }, { value: 'refused', label: say.state_refused }] }], [say])
  const columns = useMemo((): Column<EquivalenceProposal>[] => [
    { id: 'pair', header: say.pair, cell: (row) => <bdi translate="no">{namesText(row.words)}</bdi> },
    { id: 'behind', header: say.behind, cell: (row) => say.behindText(row.children, row.bodies) },
    { id: 'counted', header: say.counted, cell: (row) => formatDateOfTable(row.countedAt) },
    { id: 'decided', header: say.decided, cell: (row) => row.decided && <>{row.decided.by.name}, {formatDateOfTable(row.decided.at)}<div className="ac-meta">{row.decided.reason}</div></> },
  ], [say])
  return (
    <>
      <PageHeader title={say.title} status={say.proposalsLead} />
      <EquivalenceTabs />
      <ListScreen
        header={false} title={say.proposals} endpoint={listEquivalenceProposals} filters={filters} columns={columns} rowKey={(row) => row.id}
        rowActions={(proposal) => proposal.state === 'open' && (
          <span className="ac-row">
            <Button size="small" onClick={() => setDeciding({ proposal, verdict: 'accept' })}>{say.accept}</Button>
            <Button kind="quiet" size="small" onClick={() => setDeciding({ proposal, verdict: 'refuse' })}>{say.refuse}</Button>
          </span>
        )}
        empty={{ title: say.noProposals, text: say.noProposalsText }}
      />
      {deciding && <DecideProposal {...deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}
