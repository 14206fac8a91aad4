import './people.css'
import { lazy, Suspense, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { EmptyState, Loaded, Skeleton } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../contract.ts'
import { AddRelative } from './AddRelative.tsx'
import { siblingByParents } from '../domain/siblings.ts'
import { ageText, birthText } from './birth-text.ts'
import { useChildLabel, useKinLabel } from './kin-label.ts'
import { personPath } from './paths.ts'
import { ContactLink } from './place-cards.tsx'
import { peopleWords } from './words.ts'

const FamilyGraph = lazy(async () => ({ default: (await import('./FamilyGraph.tsx')).FamilyGraph }))
type Node = contract.Family['nodes'][number]

interface FamilyTabProps {
  /** The subject (case, report) whose people these are. */
  caseId: string
  childId: Id<'person'>
  /** Children whose files are tied to this one as siblings’. */
  tied?: readonly string[]
}

/** The people of a file: the graph of the family, the same as a table with contacts, and adding somebody. */
export function FamilyTab({ caseId, childId, tied = [] }: FamilyTabProps) {
  const query = useQueryOf(contract.getFamily, { personId: childId, subject: caseId })
  return <Loaded query={query} lines={8}>{(family) => <FamilyView {...{ family, caseId, childId, tied }} />}</Loaded>
}

function FamilyView({ family, caseId, childId, tied }: Required<FamilyTabProps> & { family: contract.Family }) {
  const say = useWords(peopleWords)
  const [adding, setAdding] = useState(false)
  const child = family.nodes.find(({ id }) => id === childId)
  if (!family.identity) return <Callout title={say.headerOnly}>{say.headerOnlyText}</Callout>
  const alone = family.nodes.length < 2
  const add = family.can.edit ? <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>{say.addRelative}</Button> : undefined
  return (
    <div className="ac-stack">
      {alone ? <EmptyState icon="user" title={say.familyEmpty} action={add}>{say.familyEmptyText}</EmptyState> : (
        <>
          <Card title={say.familyTitle} actions={add}>
            <Suspense fallback={<Skeleton lines={6} />}><FamilyGraph {...{ family, childId, tied }} /></Suspense>
          </Card>
          <Card title={say.familyTable}><PeopleTable {...{ family, childId, tied }} /></Card>
        </>
      )}
      {child && (
        <Modal open={adding} onClose={() => setAdding(false)} title={say.addRelativeTitle} size="wide">
          <AddRelative child={child} subject={caseId} onDone={() => {
            setAdding(false)
            toast(say.saved)
          }} onCancel={() => setAdding(false)} />
        </Modal>
      )}
    </div>
  )
}

function PeopleTable({ family, childId, tied }: { family: contract.Family; childId: string; tied: readonly string[] }) {
  const say = useWords(peopleWords)
  const kin = useKinLabel()
  const childLabel = useChildLabel()
  const rows = family.nodes.toSorted((a, b) => Number(b.id === childId) - Number(a.id === childId) || Number(Boolean(b.relation)) - Number(Boolean(a.relation)))
  const columns: Column<Node>[] = [
    { id: 'name', header: say.name, cell: (row) => <PersonName name={row.displayName} original={row.originalName} /> },
    {
      id: 'relation', header: say.relation,
      cell: (row) => (row.id === childId ? childLabel(row) : <>{row.relation ? kin(row.relation, row.sex) : <Known {...{ family, row, childId, tied }} />}{!row.current && <> <Badge>{say.past}</Badge></>}</>),
    },
    { id: 'born', header: say.born, cell: (row) => birthText(row) },
    { id: 'age', header: say.age, cell: (row) => (row.diedOn ? say.deceased : ageText(row)) },
    {
      id: 'contacts', header: say.contacts,
      cell: (row) => row.contacts.length > 0 && (
        <ul className="pp-contacts">
          {row.contacts.map((one) => <li key={one.value}><ContactLink kind={one.kind} value={one.value} /> {one.protected && <Badge kind="danger" icon="lock">{say.protectedOne}</Badge>}</li>)}
        </ul>
      ),
    },
  ]
  return <Table caption={say.familyTable} columns={columns} rows={rows} rowKey={(row) => row.id} rowHref={(row) => personPath.to({ personId: row.id })} />
}

/** What is known of somebody to whom no tie of the child was written: a sibling by common parents or by tied files, with the reason; else by whom he is tied. */
function Known({ family, row, childId, tied }: { family: contract.Family; row: Node; childId: string; tied: readonly string[] }) {
  const say = useWords(peopleWords)
  const kin = useKinLabel()
  const derived = siblingByParents(childId, row.id, family.edges)
  const names = derived?.shared.flatMap((id) => family.nodes.find((node) => node.id === id)?.displayName ?? []) ?? []
  if (derived) return <>{kin(derived.type, row.sex)} <span className="ac-meta">({names.length > 1 ? say.sameParents(names.join(', ')) : say.sameParent(names.join())})</span></>
  if (tied.includes(row.id)) return <>{kin('fratello', row.sex)} <span className="ac-meta">({say.tiedFiles})</span></>
  return indirect(family, row, kin) || say.noTie
}

/** Who is not tied to the child himself, by his tie to somebody who is: "Madre di Fatima". */
function indirect(family: contract.Family, row: Node, kin: ReturnType<typeof useKinLabel>): string {
  const tie = family.edges.find(({ from }) => from === row.id)
  const other = tie && family.nodes.find(({ id }) => id === tie.to)
  return other ? `${kin(tie.type, row.sex)} · ${other.displayName}` : ''
}
