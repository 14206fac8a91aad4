import { Suspense } from 'react'
import { formatDateShort } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { casePath } from '#modules/cases/web/index.ts'
import { BandBadge, Lines } from '#modules/identity/web/index.ts'
import { personPath } from '#modules/people/web/index.ts'
import { birthText } from '#modules/people/web/parts.ts'
import type { KnownLine } from '../contract.ts'
import { KnownAnswer, type Verdict } from './KnownAnswer.tsx'
import { knownWords } from './known-words.ts'
import './importer.css'

const birthOf = (birth: string | null): string => (birth && birth.length === 10 ? formatDateShort(birth) : (birth ?? ''))

export interface Given {
  verdict: Verdict | null
  words: string | null
  error?: string | undefined
}

interface Props {
  rows: readonly KnownLine[]
  /** What was answered here since the rows were read. */
  given: ReadonlyMap<string, Given>
  onAnswer: (line: KnownLine, verdict: Verdict | null, words: string | null) => void
}

/** Row by row: what the file says, who it may be, how much, why, and the answer. */
export function KnownTable({ rows, given, onAnswer }: Props) {
  const say = useWords(knownWords)
  const columns: Column<KnownLine>[] = [
    { id: 'row', header: say.row, align: 'end', whole: true, cell: ({ row }) => row },
    { id: 'file', header: say.fromFile, cell: (line) => <FromFile line={line} /> },
    { id: 'candidate', header: say.candidate, cell: (line) => <Candidate line={line} /> },
    { id: 'band', header: say.howMuch, cell: ({ band, exact, others }) => <><BandBadge band={band} />{exact && <div className="ac-meta">{say.exact}</div>}{others > 0 && <div className="ac-meta">{say.others(others)}</div>}</> },
    { id: 'why', header: say.why, cell: ({ lines }) => (lines.length ? <details className="ac-details"><summary>{say.whyToggle}</summary><Lines lines={lines} /></details> : <span className="ac-meta">{say.noWhy}</span>) },
    {
      id: 'answer', header: say.answer, screenOnly: true,
      cell: (line) => {
        const { verdict, words, error } = given.get(line.id) ?? line as Given
        return <KnownAnswer line={line} verdict={verdict} words={words} error={error} onAnswer={(next, text) => onAnswer(line, next, text)} />
      },
    },
  ]
  return <Suspense fallback={null}><div className="ac-imp-known"><Table caption={say.title} rows={rows} rowKey={({ id }) => id} columns={columns} /></div></Suspense>
}

function FromFile({ line: { name, birth, details, loads } }: { line: KnownLine }) {
  const say = useWords(knownWords)
  return (
    <>
      <bdi translate="no">{name}</bdi>
      <div className="ac-meta">{birthOf(birth)}</div>
      {details.length > 0 && <div className="ac-meta"><bdi translate="no">{details.join(' · ')}</bdi></div>}
      {!loads && <div className="ac-meta">{say.doubtful}</div>}
    </>
  )
}

function Candidate({ line: { person, other } }: { line: KnownLine }) {
  const say = useWords(knownWords)
  if (!person) return <><bdi translate="no">{other!.name}</bdi><div className="ac-meta">{birthOf(other!.birth)}</div><div className="ac-meta">{say.rowNumber(other!.row)}</div></>
  const { header, files } = person
  return (
    <>
      <Link to={personPath.to({ personId: header.id })} target="_blank"><PersonName name={header.displayName} original={header.originalName} /></Link>
      <div className="ac-meta">{birthText(header)}</div>
      {files.length === 0 && <div className="ac-meta">{say.noFile}</div>}
      {files.map((file) => (
        <div key={file.caseId} className="ac-meta">
          <Link to={casePath.to({ caseId: file.caseId })} target="_blank"><span translate="no">{file.number}</span></Link>, {file.unitName}{file.status === 'closed' ? ` (${say.closed})` : ''}
        </div>
      ))}
    </>
  )
}
