import { useCallback, useEffect, useState } from 'react'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getPaper, type Paper } from '../contract.ts'
import { paperParts } from '../domain/paper.ts'
import { CheckPanel } from './CheckPanel.tsx'
import './composer.css'
import type { SectionHandle } from './editor/SectionEditor.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { FilesCard } from './FilesCard.tsx'
import { HeadDialog } from './HeadDialog.tsx'
import { PaperActions } from './PaperActions.tsx'
import { paperPath } from './paths.ts'
import { RemarkDialog, RemarksPanel, selectedIn, type Place } from './RemarksPanel.tsx'
import { SectionCard } from './SectionCard.tsx'
import { stateBadge } from './state-badge.ts'
import { paperWords } from './words.ts'

/** One paper: written section by section, with the facts of the file, the remarks and the check at its side. */
export function PaperScreen() {
  const say = useWords(paperWords)
  const { paperId } = paperPath.useParams()
  const query = useQueryOf(getPaper, { paperId: paperId as Paper['id'] })
  const { data, refetch } = query
  // the files make themselves: look again until they are there
  const waiting = data?.state === 'approved' && data.frozen[0] && !data.frozen[0].pdf && !data.frozen[0].trouble
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => void refetch(), 2000)
    return () => clearInterval(timer)
  }, [waiting, refetch])
  return <Loaded query={query} lines={10} title={say.paper}>{(paper) => <Opened key={`${paper.id} ${paper.state} ${paper.current}`} paper={paper} />}</Loaded>
}

const sides = ['fatti', 'controllo', 'commenti'] as const

function Opened({ paper }: { paper: Paper }) {
  const say = useWords(paperWords)
  const [handles, setHandles] = useState<ReadonlyMap<string, SectionHandle>>(new Map())
  const [active, setActive] = useState<string | null>(null)
  const [remarking, setRemarking] = useState<{ sectionId: string; place: Place } | null>(null)
  const [heading, setHeading] = useState(false)
  const register = useCallback((sectionId: string, handle: SectionHandle | null) => setHandles((before) => {
    const next = new Map(before)
    if (handle) next.set(sectionId, handle)
    else next.delete(sectionId)
    return next
  }), [])
  const flush = useCallback(async () => void (await Promise.all([...handles.values()].map((one) => one.flush()))), [handles])
  const go = (sectionId: string, blockId: string | null) => {
    const box = document.getElementById(`sezione-${sectionId}`)
    const target = (blockId && box?.querySelector(`[data-block="${CSS.escape(blockId)}"]`)) || box
    target?.scrollIntoView({ block: 'center' })
    handles.get(sectionId)?.focus(blockId)
  }
  const [kind, label] = stateBadge(paper.state, say)
  return (
    <>
      <PageHeader
        title={paper.title}
        tab={say.paper}
        above={<Breadcrumb items={[{ label: `${paper.childName}, ${paper.caseNumber}`, to: caseTabPath.to({ caseId: paper.caseId, tab: 'relazioni' }) }, { label: say.papers, to: caseTabPath.to({ caseId: paper.caseId, tab: 'relazioni' }) }, { label: paper.title }]} />}
        status={<><Badge kind={kind}>{label}</Badge> {[paper.number && say.numbered(paper.number.n, paper.number.year), paper.current > 1 && say.version(paper.current), paper.dueOn && say.dueOn(formatDate(paper.dueOn))].filter(Boolean).join(' · ')}</>}
        actions={<PaperActions paper={paper} flush={flush} />}
      />
      <Standing paper={paper} />
      <div className="ac-columns ac-paper">
        <div className="ac-stack">
          <HeadCard paper={paper} onChange={() => setHeading(true)} />
          {paperParts.map((part) => {
            const rows = paper.sections.filter((one) => one.part === part)
            return rows.length > 0 && (
              <div key={part} className="ac-stack">
                <h2 className="ac-paper-part">{say[`partLong_${part}`]}</h2>
                {rows.map((section) => (
                  <SectionCard key={section.id} {...{ paper, section, register }} handle={handles.get(section.id)} onFocus={setActive} onRemark={(sectionId) => setRemarking({ sectionId, place: selectedIn(sectionId) })} />
                ))}
              </div>
            )
          })}
        </div>
        <Side {...{ paper, handles, active, go }} onActive={setActive} />
      </div>
      {remarking && <RemarkDialog paper={paper} {...remarking} onClose={() => setRemarking(null)} />}
      {heading && <HeadDialog paper={paper} onClose={() => setHeading(false)} />}
    </>
  )
}

interface SideProps {
  paper: Paper
  handles: ReadonlyMap<string, SectionHandle>
  active: string | null
  onActive: (sectionId: string) => void
  go: (sectionId: string, blockId: string | null) => void
}

/** Beside the text: its files, and the tools one at a time. */
function Side({ paper, handles, active, onActive, go }: SideProps) {
  const say = useWords(paperWords)
  const [search, change] = useSearchState()
  const side = sides.find((one) => one === search.lato) ?? (paper.state === 'writing' ? 'fatti' : 'controllo')
  const labels = { fatti: say.facts, controllo: say.check, commenti: `${say.remarks}${paper.openRemarks ? ` (${paper.openRemarks})` : ''}` }
  return (
    <aside className="ac-stack ac-paper-side" aria-label={say.side}>
      {paper.frozen.length > 0 && <FilesCard paper={paper} />}
      <Card title={labels[side]}>
        <div className="ac-row" role="group" aria-label={say.side}>
          {sides.map((one) => <Button key={one} kind={side === one ? 'secondary' : 'quiet'} size="small" aria-pressed={side === one} onClick={() => change({ lato: one })}>{labels[one]}</Button>)}
        </div>
        {side === 'fatti' && <FactsPanel {...{ paper, handles, active, onActive }} />}
        {side === 'controllo' && <CheckPanel paper={paper} onGo={go} />}
        {side === 'commenti' && <RemarksPanel paper={paper} onGo={go} />}
      </Card>
      <p className="ac-meta">{say.whoSees}</p>
    </aside>
  )
}

/** What one must know before reading on. */
function Standing({ paper }: { paper: Paper }) {
  const say = useWords(paperWords)
  return (
    <>
      {paper.sentBack && <Callout kind="warning" title={say.sentBackBy(paper.sentBack.by.name, formatDateTime(paper.sentBack.at))}><span translate="no">{paper.sentBack.words}</span></Callout>}
      {paper.asked && <Callout title={say.askedBy(paper.asked.by.name, formatDateTime(paper.asked.at))}>{paper.twoPairs && say.twoPairs}</Callout>}
      {paper.hiddenSections > 0 && <Callout>{say.hidden(paper.hiddenSections)}</Callout>}
    </>
  )
}

function HeadCard({ paper, onChange }: { paper: Paper; onChange: () => void }) {
  const say = useWords(paperWords)
  const codes = useCodeLists('measure_kind')
  const { addressee, measure, period } = paper
  return (
    <Card title={say.head} actions={paper.can.change && <Button kind="quiet" icon="pencil" size="small" onClick={onChange}>{say.head}</Button>}>
      <DataList items={[
        { label: say.addressee, value: [addressee.name, addressee.office, addressee.attention].filter(Boolean).join(', ') || '—' },
        { label: say.subject, value: paper.subject },
        ...(measure ? [{ label: say.whichOrder, value: [codes.label('measure_kind', measure.kind), measure.number && `n. ${measure.number}`, measure.authority].filter(Boolean).join(', ') }] : []),
        ...(paper.answersOrder || paper.question ? [{ label: say.question, value: paper.question ? <span className="ac-fact-text" translate="no">{paper.question}</span> : say.openQuestion }] : []),
        ...(paper.term ? [{ label: say.meets, value: [paper.term.title, paper.term.due && say.dueOn(formatDate(paper.term.due.slice(0, 10))), paper.term.state === 'done' && say.termDone].filter(Boolean).join(', ') }] : []),
        ...(period ? [{ label: say.period, value: `${formatDate(period.from)} – ${formatDate(period.to)}` }] : []),
        ...(paper.needsMethod || paper.methods.length ? [{ label: say.methods, value: paper.methods.map(({ name }) => name).join('; ') || say.noMethods }] : []),
        ...(paper.annexes.length ? [{ label: say.annexes, value: paper.annexes.join('; ') }] : []),
      ]} />
    </Card>
  )
}
