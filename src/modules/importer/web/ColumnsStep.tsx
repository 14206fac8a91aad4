import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { listUnitWorkers } from '#modules/cases/contract.ts'
import { getRun, setMapping, type ImportRun, type RunFile } from '../contract.ts'
import { fields, type Field } from '../domain/columns.ts'
import { rereadRun } from './reread.ts'
import { importWords } from './words.ts'

/** What each column is, as recognised, with its first values; to be corrected. */
export function ColumnsStep({ run, onDone }: { run: ImportRun; onDone: () => void }) {
  const query = useQueryOf(getRun, { runId: run.id })
  return <Loaded query={query} lines={8}>{(file) => <Columns key={file.version} file={file} onDone={onDone} />}</Loaded>
}

function Columns({ file, onDone }: { file: RunFile; onDone: () => void }) {
  const say = useWords(importWords)
  const [columns, setColumns] = useState(file.columns)
  const [nameOrder, setNameOrder] = useState<string>(file.nameOrder)
  const [responsibleId, setResponsible] = useState<string>(file.responsibleId)
  const workers = useQueryOf(listUnitWorkers, { unitId: file.unitId }).data?.rows ?? []
  const done = () => {
    rereadRun()
    onDone()
  }
  const save = useMutationOf(setMapping, { onSuccess: done })
  const options = fields.map((field) => ({ value: field, label: say[field === 'number' ? 'number2' : field] }))
  const send = () =>
    save.mutate({
      runId: file.id, version: file.version, nameOrder: nameOrder as never, responsibleId: responsibleId as never, columns: columns.map(({ index, field }) => ({ index, field })),
    })
  const wrong = save.error && Object.values(save.error.fieldErrors)
  return (
    <Card title={say.columnsTitle}>
      <p>{say.columnsText}</p>
      <Table
        caption={say.columnsTitle}
        rows={columns}
        rowKey={({ index }) => String(index)}
        columns={[
          { id: 'heading', header: say.heading, cell: ({ header, index }) => <bdi>{header || say.noHeading(index + 1)}</bdi> },
          {
            id: 'meaning', header: say.meaning, cell: (column) => (
              <Select
                label={say.meaningOf(column.header || say.noHeading(column.index + 1))}
                options={options}
                empty={say.ignore}
                value={column.field ?? ''}
                onChange={(value) => setColumns((now) => now.map((one) => (one.index === column.index ? { ...one, field: (value || null) as Field | null } : one)))}
              />
            ),
          },
          { id: 'samples', header: say.samplesOf, cell: ({ samples }) => <span className="ac-meta"><bdi>{samples.join(' · ')}</bdi></span> },
        ]}
      />
      <div className="ac-form ac-imp-under">
        <Select
          label={say.nameOrder}
          options={(['auto', 'familyFirst', 'givenFirst'] as const).map((value) => ({ value, label: say[value] }))}
          empty={null}
          value={nameOrder}
          onChange={setNameOrder}
        />
        <Select label={say.responsible} options={workers.map(({ id, name }) => ({ value: id, label: name }))} empty={null} value={responsibleId} onChange={setResponsible} />
        {save.error && (wrong?.length ? <p className="ac-error" role="alert">{wrong.join('. ')}</p> : <ErrorState problem={save.error} />)}
        <div className="ac-form-actions"><Button kind="primary" icon="arrow-right" busy={save.isPending} onClick={send}>{say.goOn}</Button></div>
      </div>
    </Card>
  )
}
