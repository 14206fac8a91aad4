import { downloadUrl } from '#kernel/web/api.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { downloadStarter } from '../../contract/templates.ts'
import { printedKinds } from '../../domain/paper.ts'
import { placeholderOf, placeholders } from '../../domain/placeholders.ts'
import { useKinds } from './kinds.ts'
import { templateWords } from './words.ts'

const names = Object.keys(placeholders).map((name) => ({ name, ...placeholderOf(name)! }))

/** What to begin a template from: the shipped ones, and every placeholder with what it becomes. */
export function Beginnings() {
  const say = useWords(templateWords)
  const language = useLanguage()
  const kinds = useKinds()
  return (
    <div className="ac-stack">
      <Card title={say.starters}>
        <p>{say.startersText}</p>
        <ul>{printedKinds.map((kind) => <li key={kind}><a href={downloadUrl(downloadStarter, { kind })} download>{kinds.label(kind)}</a></li>)}</ul>
      </Card>
      <Card title={say.names}>
        <p>{say.namesText}</p>
        <Table
          caption={say.names}
          rows={names}
          rowKey={(row) => row.name}
          columns={[
            { id: 'name', header: say.name, cell: (row) => <code translate="no">{`{{${row.kind === 'loop' ? '#' : ''}${row.name}}}`}</code> },
            { id: 'what', header: say.what, cell: (row) => row[language] },
            {
              id: 'how', header: say.how,
              cell: (row) => <>{say[`how_${row.kind}`]} {Object.entries(row.inside ?? {}).map(([inner, what], at) => <span key={inner}>{at > 0 && ', '}<code translate="no">{`{{${inner}}}`}</code> ({what[language].toLowerCase()})</span>)}</>,
            },
          ]}
        />
      </Card>
    </div>
  )
}
