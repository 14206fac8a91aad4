import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { listPapers, type PaperHead } from '../contract.ts'
import { PaperLine } from './PapersTab.tsx'
import { papersPath } from './paths.ts'
import { paperWords } from './words.ts'

const LIMIT = 4

/** Part of Oggi: what waits for my approval first, then what I write and what is to be sent. Nothing at all when there is none. */
export function PapersCard() {
  const say = useWords(paperWords)
  const approve = useQueryOf(listPapers, { work: 'approve', scope: 'unit', limit: LIMIT })
  const write = useQueryOf(listPapers, { work: 'write', scope: 'mine', limit: LIMIT })
  const send = useQueryOf(listPapers, { work: 'send', scope: 'mine', limit: LIMIT })
  const groups = [
    { work: 'approve', scope: 'unit', title: say.toApprove, rows: approve.data?.counts.approve ? approve.data.rows : [] },
    { title: say.toWrite, rows: write.data?.rows ?? [] },
    { work: 'send', scope: 'mine', title: say.toSend, rows: send.data?.rows ?? [] },
  ].filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return null
  return (
    <Card title={say.papers} footer={<Link to={papersPath.to()}>{say.seeAll}</Link>}>
      {groups.map(({ title, rows, ...filter }) => (
        <section key={title}>
          <h3 className="ac-side-title"><Link to={papersPath.to({}, filter)}>{title}</Link></h3>
          <ul className="ac-plain ac-stack">{rows.map((one: PaperHead) => <PaperLine key={one.id} paper={one} child />)}</ul>
        </section>
      ))}
    </Card>
  )
}
