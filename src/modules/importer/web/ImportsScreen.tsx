import { useState } from 'react'
import { downloadUrl, newKey } from '#kernel/web/api.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { queryClient, useQueryOf } from '#kernel/web/query.ts'
import { upload } from '#kernel/web/upload.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { listReceivingUnits } from '#modules/cases/contract.ts'
import { downloadSample, listRuns, MAX_REGISTER, uploadRegister, type ImportRun } from '../contract.ts'
import { importPath } from './paths.ts'
import { importWords } from './words.ts'

/** Where a register comes in, and those that came before. */
export function ImportsScreen() {
  const say = useWords(importWords)
  const runs = useQueryOf(listRuns, {})
  return (
    <>
      <PageHeader title={say.title} status={say.lead} />
      <div className="ac-stack">
        <UploadCard />
        <Card title={say.recent}>
          <Loaded query={runs}>{({ rows }) => (rows.length === 0 ? <p className="ac-meta">{say.noRecent}</p> : <RunTable rows={rows} />)}</Loaded>
        </Card>
      </div>
    </>
  )
}

function UploadCard() {
  const say = useWords(importWords)
  const go = useGo()
  const units = useQueryOf(listReceivingUnits, {}).data?.rows.filter(({ mine }) => mine) ?? []
  const [chosen, setChosen] = useState('')
  const [reading, setReading] = useState<{ name: string; share: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const unitId = chosen || units[0]?.id
  const send = async ([file]: File[]) => {
    if (!file || !unitId || reading) return
    setProblem(null)
    setReading({ name: file.name, share: 0 })
    try {
      const run = await upload(uploadRegister, { unitId: unitId as never, fileName: file.name }, file, (share) => setReading({ name: file.name, share }), { key: newKey() })
      void queryClient.invalidateQueries({ queryKey: [listRuns.id] })
      go(importPath.to({ runId: run.id }))
    } catch (cause) {
      setProblem(cause)
    } finally {
      setReading(null)
    }
  }
  return (
    <Card title={say.file}>
      {units.length > 1 && <Select label={say.unit} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} empty={null} value={unitId ?? ''} onChange={setChosen} />}
      {problem !== null && <ErrorState problem={problem} />}
      {reading ? <Progress label={say.reading(reading.name)} share={reading.share} /> : <FileDrop label={say.file} hint={say.fileHint} accept=".xlsx,.csv" maxBytes={MAX_REGISTER} onFiles={(files) => void send(files)} />}
      <p className="ac-meta">
        {say.samples} <a href={downloadUrl(downloadSample, { format: 'xlsx' })} download>{say.sampleXlsx}</a>, <a href={downloadUrl(downloadSample, { format: 'csv' })} download>{say.sampleCsv}</a>
      </p>
    </Card>
  )
}

const kinds = { ready: 'info', queued: 'warning', loaded: 'success', failed: 'warning', discarded: 'neutral' } as const

function RunTable({ rows }: { rows: readonly ImportRun[] }) {
  const say = useWords(importWords)
  return (
    <Table
      caption={say.recent}
      rows={rows}
      rowKey={(run) => run.id}
      rowHref={(run) => importPath.to({ runId: run.id })}
      columns={[
        { id: 'file', header: say.file, cell: (run) => <bdi>{run.fileName}</bdi> },
        { id: 'when', header: say.when, cell: (run) => formatDateTime(run.createdAt) },
        { id: 'who', header: say.who, cell: (run) => run.createdBy },
        { id: 'state', header: say.state, cell: (run) => <Badge kind={kinds[run.state]}>{say[run.state]}</Badge> },
        { id: 'created', header: say.created, align: 'end', cell: (run) => run.result?.created ?? '' },
      ]}
    />
  )
}
