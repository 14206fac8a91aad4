import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { personPath } from '#modules/people/web/index.ts'
import { addToQuestion, answerQuestion, getQuestion, withdrawQuestion, type Question } from '../contract/question.ts'
import { FilesOf, SideBySide } from './bits.tsx'
import { changedByQuestion, rereadQuestion } from './changed.ts'
import { questionPath, questionsPath } from './paths.ts'
import { QuestionBadge } from './QuestionsScreen.tsx'
import { identityWords } from './words.ts'
import './identity.css'

/** One question between two services: what is told, the own registrations that fit, all that was said, and the answer. */
export function QuestionPage() {
  const say = useWords(identityWords)
  const questionId = questionPath.useParams().questionId as Id<'question'>
  const query = useQueryOf(getQuestion, { questionId })
  return (
    <Loaded query={query} title={say.question}>
      {(found) => (
        <>
          <PageHeader
            above={<Breadcrumb items={[{ label: say.questions, to: questionsPath.to() }, { label: say.question }]} />} tab={say.question}
            title={found.about === 'trace' ? say.questionTrace : say.questionIdentity} status={<QuestionBadge of={found} />}
          />
          <div className="ac-stack">
            <Facts found={found} />
            <Compared found={found} />
            <Exchange found={found} />
            {found.can.answer && <Answer found={found} />}
            {found.can.add && <Words found={found} endpoint={addToQuestion} title={say.add} done={say.added} />}
            {found.can.withdraw && <Words found={found} endpoint={withdrawQuestion} title={say.withdraw} done={say.withdrawn} quiet />}
          </div>
        </>
      )}
    </Loaded>
  )
}

function Facts({ found }: { found: Question }) {
  const say = useWords(identityWords)
  const codes = useCodeLists('legal_basis')
  return (
    <Card title={say.question}>
      <DataList items={[
        { label: say.from, value: `${found.from.organisation}, ${found.from.unit.name} (${found.askedBy.name})` },
        { label: say.to, value: `${found.to.organisation}, ${found.to.unit.name}` },
        { label: say.due, value: formatDate(found.dueOn) },
        { label: say.basis, value: [codes.label('legal_basis', found.legalBasis), found.consentWords].filter(Boolean).join(' · ') },
        ...(found.person ? [{ label: say.yourChild, value: <Link to={personPath.to({ personId: found.person.id })}><PersonName name={found.person.displayName} original={found.person.originalName} /></Link> }] : []),
      ]} />
    </Card>
  )
}

function Compared({ found }: { found: Question }) {
  const say = useWords(identityWords)
  return (
    <SideBySide sides={[
      { head: <h2 className="h5">{say.told}</h2>, facts: found.told },
      ...found.targets.map((target) => ({
        head: <><h2 className="h5"><Link to={personPath.to({ personId: target.person.id })}><PersonName name={target.person.displayName} original={target.person.originalName} /></Link></h2><FilesOf files={target.files} /></>,
        facts: target.facts,
      })),
    ]} />
  )
}

function Exchange({ found }: { found: Question }) {
  const say = useWords(identityWords)
  return (
    <Card title={say.exchange}>
      <ol className="ac-plain ac-stack">
        {found.lines.map((line) => (
          <li key={line.id}>
            <span className="ac-meta"><strong>{line.by.name}</strong> ({line.organisation}) {say[`say_${line.kind}`]}, {formatDateTime(line.at)}</span>
            <div translate="no"><bdi dir="auto">{line.words}</bdi></div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Answer({ found }: { found: Question }) {
  const say = useWords(identityWords)
  const [only] = found.targets
  return (
    <Card title={say.answer}>
      <Form
        endpoint={answerQuestion} input={{ questionId: found.id, version: found.version }} defaults={found.targets.length === 1 && only ? { personId: only.person.id } : {}} submit={say.sendAnswer}
        invalidates={changedByQuestion} onStale={rereadQuestion} onDone={() => toast(say.answered)}
      >
        <RadioGroup name="answer" label={say.verdict} required options={[{ value: 'yes', label: found.about === 'trace' ? say.answerYesTrace : say.answerYes }, { value: 'no', label: say.answerNo }, { value: 'more', label: say.answerMore }]} />
        <Which found={found} />
        <TextArea name="words" label={say.words} hint={say.wordsHint} required rows={3} maxLength={1000} />
      </Form>
    </Card>
  )
}

function Which({ found }: { found: Question }) {
  const say = useWords(identityWords)
  const answer = useFormValue<string>('answer')
  if (answer !== 'yes' || found.targets.length < 2) return null
  return <RadioGroup name="personId" label={say.which} required options={found.targets.map(({ person }) => ({ value: person.id, label: person.displayName }))} />
}

function Words({ found, endpoint, title, done, quiet }: { found: Question; endpoint: typeof addToQuestion | typeof withdrawQuestion; title: string; done: string; quiet?: boolean }) {
  const say = useWords(identityWords)
  const form = (
    <Form endpoint={endpoint as typeof addToQuestion} input={{ questionId: found.id, version: found.version }} submit={title} submitKind={quiet ? 'secondary' : 'primary'} invalidates={changedByQuestion} onStale={rereadQuestion} onDone={() => toast(done)}>
      <TextArea name="words" label={quiet ? say.reason : say.words} required rows={2} maxLength={1000} />
    </Form>
  )
  return quiet ? <details className="ac-details"><summary>{title}</summary>{form}</details> : <Card title={title}>{form}</Card>
}
