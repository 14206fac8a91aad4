import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { childSheet, sheetLanguages, type ChildSheet, type SheetLanguage } from '../contract.ts'
import { usePlanCodes } from './codes.ts'
import { planPath, sheetPath } from './paths.ts'
import { directionOf, languageNames, sheetDay, sheetWords } from './sheet-words.ts'
import { planWords } from './words.ts'
import './sheet.css'

/** One page that a child can read, in his language; around it, for the worker only, what to look at before giving it. */
export function SheetPage() {
  const say = useWords(planWords)
  const { planId } = sheetPath.useParams()
  const [search, change] = useSearchState()
  const asked = sheetLanguages.find((one) => one === search['lingua'])
  const query = useQueryOf(childSheet, { planId: planId as Id<'plan'>, ...(asked ? { language: asked } : {}) }, { keepPrevious: true })
  return <Loaded query={query} lines={10} title={say.sheetTitle}>{(sheet) => <Page planId={planId} sheet={sheet} onLanguage={(lingua) => change({ lingua })} />}</Loaded>
}

function Page({ planId, sheet, onLanguage }: { planId: string; sheet: ChildSheet; onLanguage: (language: string) => void }) {
  const say = useWords(planWords)
  const kind = usePlanCodes().kind(sheet.kind)
  return (
    <>
      <div className="ac-screen-only">
        <PageHeader
          tab={say.sheetTitle} title={say.sheetTitle} status={say.sheetAbout} above={<Breadcrumb items={[{ label: kind, to: planPath.to({ planId }) }, { label: say.sheetTitle }]} />}
          actions={<Button kind="primary" icon="print" disabled={sheet.goals.length === 0} onClick={() => window.print()}>{say.printSheet}</Button>}
        />
        <div className="pl-sheet-bar">
          <Select label={say.sheetLanguage} value={sheet.language} empty={null} onChange={onLanguage} options={sheetLanguages.map((value) => ({ value, label: languageNames[value] }))} />
          {sheet.language !== 'it' && sheet.language !== 'en' && <p className="ac-meta">{say.sheetNative}</p>}
        </div>
        <Looking sheet={sheet} />
      </div>
      {sheet.goals.length === 0
        ? <EmptyState icon="comment" title={say.sheetEmpty} action={<LinkButton to={planPath.to({ planId })}>{say.backToPlan}</LinkButton>}>{say.sheetEmptyText}</EmptyState>
        : <Sheet sheet={sheet} />}
    </>
  )
}

/** For the worker: what was found in the texts, what is marked but not written in this language. Never printed. */
function Looking({ sheet }: { sheet: ChildSheet }) {
  const say = useWords(planWords)
  return (
    <div className="ac-stack">
      {sheet.findings.length > 0 && (
        <Callout kind="warning" title={say.findings}>
          <ul>{sheet.findings.map((one) => <li key={`${one.kind} ${one.found} ${one.where}`}>{say[`find_${one.kind}`]}: <q translate="no">{one.found}</q> <span className="ac-meta" translate="no">{one.where}</span>{one.stop && <strong> ({say.findStop})</strong>}</li>)}</ul>
        </Callout>
      )}
      {sheet.untold.length > 0 && <Callout kind="info" title={say.untold}><ul>{sheet.untold.map((words) => <li key={words} translate="no">{words}</li>)}</ul></Callout>}
    </div>
  )
}

/** Goals and actions that leave room on one page for larger letters. */
const ROOMY = 9

type Step = ChildSheet['goals'][number]['actions'][number]

function Sheet({ sheet }: { sheet: ChildSheet }) {
  const language: SheetLanguage = sheet.language
  const words = sheetWords[language]
  const lines = sheet.goals.reduce((all, goal) => all + 1 + goal.actions.length, 0)
  return (
    <article className={`pl-sheet pl-sheet-${language}${lines <= ROOMY ? ' pl-sheet-roomy' : ''}`} lang={language} dir={directionOf(language)} translate="no">
      <header>
        <h2 className="pl-sheet-title">{words.title}</h2>
        <p className="pl-sheet-name"><bdi>{sheet.childName}</bdi>{sheet.original && <> · <bdi>{sheet.original}</bdi></>}</p>
        <p>{words.yours}</p>
      </header>
      <h3>{words.reach}</h3>
      <ol className="pl-sheet-goals">
        {sheet.goals.map((goal, index) => (
          <li key={index}>
            {goal.words && <p className="pl-sheet-goal">{goal.words}</p>}
            {(['child', 'family', 'others'] as const).map((by) => <Steps key={by} title={words[by === 'child' ? 'me' : by]} steps={goal.actions.filter((one) => one.by === by)} language={language} />)}
          </li>
        ))}
      </ol>
      <p className="pl-sheet-box">{words.rights}</p>
      <h3>{words.mine}</h3>
      <div className="pl-sheet-lines" aria-hidden="true"><span /><span /></div>
      {sheet.nextReviewOn && <p><strong>{words.next(sheetDay(sheet.nextReviewOn, language))}</strong></p>}
      <p>{words.talk} <strong><bdi>{sheet.responsible}</bdi></strong></p>
    </article>
  )
}

function Steps({ title, steps, language }: { title: string; steps: readonly Step[]; language: SheetLanguage }) {
  const words = sheetWords[language]
  if (steps.length === 0) return null
  return (
    <div className="pl-sheet-steps">
      <span className="pl-sheet-who">{title}</span>
      <ul>{steps.map((one) => <li key={one.words}>{one.words}{one.done ? <span className="pl-sheet-when"> ✓ {words.done}</span> : one.byOn && <span className="pl-sheet-when"> ({words.by(sheetDay(one.byOn, language))})</span>}</li>)}</ul>
    </div>
  )
}
