import { Fragment, Suspense, useEffect, useMemo } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { rememberOpened, usePageActions } from '#kernel/web/palette.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Parts, type PartGroup } from '#kernel/web/ui/Parts.tsx'
import { getCase, type CaseFile } from '#modules/cases/contract.ts'
import { EmergencyBanner, emergencyPath } from '#modules/access/web/index.ts'
import { CaseHeader, casePath, casesPath, caseTabPath, DangerStrip } from '#modules/cases/web/index.ts'
import { caseTabs, partGroups } from './case/tabs.tsx'
import { casePageWords } from './case/words.ts'

/** Everything about a child on one page: the header is always there, the tabs have addresses of their own. */
export function CasePage() {
  const say = useWords(casePageWords)
  const { caseId, tab } = caseTabPath.useParams()
  const query = useQueryOf(getCase, { caseId: caseId as Id<'case'> })
  const file = query.data
  useEffect(() => {
    if (file) rememberOpened({ id: file.id, label: file.childName, detail: file.number, icon: 'folder', href: casePath.to({ caseId: file.id }) })
  }, [file])
  if (file) return <CaseView file={file} tab={tab || 'panoramica'} />
  if (query.error?.code === 'not-found') return <OutOfReach />
  return query.error ? <><PageHeader title={say.file} /><ErrorState problem={query.error} onRetry={() => void query.refetch()} /></> : <Skeleton lines={8} />
}

function CaseView({ file, tab }: { file: CaseFile; tab: string }) {
  const say = useWords(casePageWords)
  const shown = caseTabs.filter(({ section }) => section === null || file.sections.includes(section))
  const Content = shown.find(({ id }) => id === tab)?.Content
  const to = (id: string) => (id === 'panoramica' ? casePath.to({ caseId: file.id }) : caseTabPath.to({ caseId: file.id, tab: id }))
  const groups = partGroups
    .map((group) => ({ id: group, label: say[group], parts: shown.filter((part) => part.group === group).map(({ id }) => ({ to: to(id), label: say[id] })) }))
    .filter(({ parts }) => parts.length)
  usePartsInPalette(groups)
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <EmergencyBanner subject={file.id} />
      <CaseHeader file={file} />
      <DangerStrip caseId={file.id} />
      <Parts label={say.parts} groups={groups} unknown={!Content}>
        <Suspense fallback={<Skeleton lines={8} />}>
          {Content ? <Content file={file} /> : <NoPart tab={tab} groups={groups} />}
        </Suspense>
      </Parts>
    </Suspense>
  )
}

/** The address names a part that is not there, or not for this reader: said, with those that are. */
function NoPart({ tab, groups }: { tab: string; groups: readonly PartGroup[] }) {
  const say = useWords(casePageWords)
  const closed = caseTabs.find(({ id }) => id === tab)
  return (
    <EmptyState icon={closed ? 'locked' : 'search'} title={say.noPart}>
      <p>{closed ? say.closedPart(say[closed.id]) : say.unknownPart}</p>
      <p>{say.openPart} {groups.flatMap(({ parts }) => parts).map(({ to, label }, index) => <Fragment key={to}>{index > 0 && ' · '}<Link to={to}>{label}</Link></Fragment>)}</p>
    </EmptyState>
  )
}

/** Ctrl-K, the first letters of a part, Enter: from one part of the file to another without the mouse. */
function usePartsInPalette(groups: readonly PartGroup[]): void {
  const found = JSON.stringify(groups.flatMap(({ label: detail, parts }) => parts.map(({ to: href, label }) => ({ id: `part:${href}`, label, detail, href, whenTyped: true }))))
  usePageActions(useMemo(() => JSON.parse(found) as PaletteItem[], [found]))
}

/** Missing or not among one's own: the same words, and whom to ask. */
function OutOfReach() {
  const say = useWords(casePageWords)
  return (
    <>
      <PageHeader title={say.outOfReach} />
      <EmptyState
        icon="locked"
        title={say.outOfReachTitle}
        action={<><LinkButton to={casesPath.to()}>{say.backToFiles}</LinkButton><LinkButton kind="quiet" to={emergencyPath.to()}>{say.emergency}</LinkButton></>}
      >
        {say.outOfReachText}
      </EmptyState>
    </>
  )
}
