import { useMemo } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { compareAssessments, getInstrument, listCaseAssessments, type AssessmentRow, type ComparedItem, type Comparison } from '../../contract.ts'
import type { Item } from '../../domain/instrument.ts'
import { AnswerText, Voices } from '../fill/AnswerText.tsx'
import { assessmentPath, comparisonPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { ChangeDrawing, Legend } from './ChangeDrawing.tsx'
import { marksOf } from './drawing.ts'
import { compareWords } from './words.ts'
import '../assessments.css'

/** Assessments of one instrument side by side: the drawing of the change, its table, the words. */
export function ComparisonScreen() {
  const { caseId } = comparisonPath.useParams()
  const say = useWords(compareWords)
  const shared = useWords(assessmentWords)
  const [search] = useSearchState()
  const ids = String(search['ids'] ?? '')
  const enough = ids.split(',').filter(Boolean).length > 1
  const query = useQueryOf(compareAssessments, { caseId: caseId as Id<'case'>, ids }, { enabled: enough, keepPrevious: true })
  const back = caseTabPath.to({ caseId, tab: 'valutazioni' })
  if (!enough) return <><PageHeader title={say.tab} /><EmptyState icon="chart-line" title={say.need} action={<LinkButton to={back}>{shared.back}</LinkButton>} /></>
  return <Loaded query={query} lines={12} title={say.tab}>{(comparison) => <Compared comparison={comparison} back={back} />}</Loaded>
}

function Compared({ comparison, back }: { comparison: Comparison; back: string }) {
  const say = useWords(compareWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const { assessments } = comparison
  const child = assessments[0]!
  const drawn = comparison.sections.some(({ items }) => items.some((item) => marksOf(item).length > 0))
  return (
    <>
      <PageHeader
        title={say.title(both(comparison.title))} tab={`${say.tab} ${child.caseNumber}`} above={<Breadcrumb items={[{ label: `${shared.title} · ${child.caseNumber}`, to: back }, { label: say.tab }]} />}
        status={<div className="ac-row"><Link to={back}><PersonName name={child.childName} /></Link>{drawn && <span role="status">{say.summary(comparison.better, comparison.worse, comparison.same)}</span>}</div>}
        actions={<Button icon="print" onClick={() => window.print()}>{say.print}</Button>}
      />
      <div className="ac-stack">
        <Chooser comparison={comparison} />
        {comparison.versionsDiffer && <Callout>{say.versions}</Callout>}
        {drawn ? <Picture comparison={comparison} /> : <Callout>{say.onlyWords}</Callout>}
        {drawn && <LevelTable comparison={comparison} />}
        <WordsCard comparison={comparison} />
      </div>
    </>
  )
}

/** Which of them are compared: chosen here, kept in the address. */
function Chooser({ comparison: { caseId, assessments } }: { comparison: Comparison }) {
  const say = useWords(compareWords)
  const [, change] = useSearchState()
  const all = useQueryOf(listCaseAssessments, { caseId, instrument: assessments[0]!.instrumentKey, limit: 200 }).data?.rows ?? assessments
  const rows = useMemo(() => all.filter(({ state, revision, id }) => state === 'completed' || revision > 1 || assessments.some((one) => one.id === id)).toReversed(), [all, assessments])
  if (rows.length <= 2) return null
  return (
    <div className="ac-screen-only">
      <CheckboxGroup
        label={say.choose} hint={say.atMost} inline value={assessments.map(({ id }) => id)} onChange={(ids) => ids.length > 1 && ids.length <= 6 && change({ ids: ids.join(',') })}
        options={rows.map((row) => ({ value: row.id, label: [row.moment, formatDate(row.heldOn)].filter(Boolean).join(' · ') }))}
      />
    </div>
  )
}

const titleOf = (section: Comparison['sections'][number], both: (words: { it: string; en: string }) => string): string => [both(section.title), section.person?.name].filter(Boolean).join(' · ')

function Picture({ comparison }: { comparison: Comparison }) {
  const say = useWords(compareWords)
  const both = useSay()
  return (
    <Card title={say.picture}>
      <p className="ac-meta">{say.pictureText}</p>
      <Legend assessments={comparison.assessments} />
      {comparison.sections.filter(({ items }) => items.some((item) => marksOf(item).length > 0)).map((section) => (
        <section key={`${section.key} ${section.person?.id}`}>
          <h3>{titleOf(section, both)}</h3>
          <ChangeDrawing items={section.items} title={titleOf(section, both)} />
        </section>
      ))}
    </Card>
  )
}

const headOf = (row: AssessmentRow): string => [row.moment, formatDate(row.heldOn)].filter(Boolean).join(' · ')
const kinds: Record<'better' | 'worse' | 'same', BadgeKind> = { better: 'success', worse: 'warning', same: 'neutral' }

/** The same as the drawing, in words. */
function LevelTable({ comparison }: { comparison: Comparison }) {
  const say = useWords(compareWords)
  const both = useSay()
  const rows = comparison.sections.flatMap((section) => section.items.filter(({ levels }) => levels).map((item) => ({ section, item })))
  return (
    <Card title={say.table}>
      <div className="ac-table-box">
        <table className="table ac-table">
          <caption className="ac-hidden">{say.table}</caption>
          <thead><tr><th scope="col">{say.item}</th>{comparison.assessments.map((one) => <th key={one.id} scope="col">{headOf(one)}</th>)}<th scope="col">{say.change}</th></tr></thead>
          <tbody>
            {rows.map(({ section, item }) => (
              <tr key={`${section.key} ${section.person?.id} ${item.key}`}>
                <th scope="row">{[both(item.label), section.person?.name].filter(Boolean).join(' · ')}</th>
                {comparison.assessments.map((one, side) => <td key={one.id} data-label={headOf(one)}><LevelCell item={item} side={side} /></td>)}
                <td data-label={say.change}>{item.change ? <Badge kind={kinds[item.change]} icon={item.change === 'better' ? 'arrow-up' : item.change === 'worse' ? 'arrow-down' : 'minus'}>{say[item.change]}</Badge> : <span className="ac-meta">{say.notComparable}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function LevelCell({ item, side }: { item: ComparedItem; side: number }) {
  const say = useWords(compareWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const answer = item.answers[side]
  const level = item.levels?.find(({ value }) => value === answer?.level)
  if (level) return <>{level.value} · {both(level.label)}</>
  return <span className="ac-meta">{!item.asked[side] ? say.notAsked : answer?.notRated ? shared.notRated : say.noLevels}</span>
}

/** Everything that was said, in columns; one under the other on a phone. Voices stay apart. */
function WordsCard({ comparison }: { comparison: Comparison }) {
  const say = useWords(compareWords)
  const both = useSay()
  const newest = comparison.assessments.reduce((a, b) => (b.instrumentVersion > a.instrumentVersion ? b : a))
  const definition = useQueryOf(getInstrument, { key: newest.instrumentKey, version: newest.instrumentVersion }, { staleTime: 3_600_000 }).data?.definition
  const items = useMemo(() => new Map((definition?.sections ?? []).flatMap((section) => section.items.map((item) => [item.key, item as Item]))), [definition])
  return (
    <Card title={say.words}>
      {comparison.sections.map((section) => (
        <section key={`${section.key} ${section.person?.id}`}>
          <h3 className="ac-group-title">{titleOf(section, both)}</h3>
          <dl className="ac-reading">
            {section.items.map((item) => (
              <div key={item.key}>
                <dt>{both(item.label)} {item.relabelled && <span className="ac-meta">({say.relabelled})</span>}</dt>
                <dd>
                  <div className="ac-side-by-side" style={{ '--sides': comparison.assessments.length } as never}>
                    {comparison.assessments.map((one, side) => (
                      <div key={one.id}>
                        <Link to={assessmentPath.to({ assessmentId: one.id })} className="ac-meta">{headOf(one)}</Link>
                        <Said compared={item} item={items.get(item.key)} side={side} />
                      </div>
                    ))}
                  </div>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Card>
  )
}

function Said({ compared, item, side }: { compared: ComparedItem; item: Item | undefined; side: number }) {
  const say = useWords(compareWords)
  const answer = compared.answers[side]
  if (!compared.asked[side]) return <div className="ac-meta">{say.notAsked}</div>
  if (!answer) return <div className="ac-meta">{say.noAnswer}</div>
  if (compared.kind === 'scale') return <><div><LevelCell item={compared} side={side} /></div><Voices answer={answer} />{answer.text && <div className="ac-said" translate="no" dir="auto">{answer.text}</div>}</>
  return item && item.kind === compared.kind ? <div><AnswerText item={item} answer={answer} /></div> : <div className="ac-said" translate="no" dir="auto">{answer.text ?? answer.fact ?? ''}</div>
}
