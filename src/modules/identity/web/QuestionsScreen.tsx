import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getSetting, listQuestions, putSetting, type QuestionRow } from '../contract/question.ts'
import { IdentityTabs } from './IdentityTabs.tsx'
import { questionPath } from './paths.ts'
import { identityWords, type IdentitySay } from './words.ts'
import './identity.css'

/** Questions received from other services and asked of them, those to be answered first on top. */
export function QuestionsScreen() {
  const say = useWords(identityWords)
  const filters = useMemo((): ListFilter[] => [
    { id: 'side', label: say.side, all: say.side_received, options: [{ value: 'asked', label: say.side_asked }] },
    { id: 'state', label: say.state, all: say.state_running, options: [{ value: 'answered', label: say.state_answered }, { value: 'withdrawn', label: say.state_withdrawn }] },
  ], [say])
  const columns = useMemo(() => columnsOf(say), [say])
  return (
    <div className="ac-stack">
      <ListScreen
        title={say.questions} above={<IdentityTabs />} endpoint={listQuestions} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => questionPath.to({ questionId: row.id })}
        empty={{ title: say.noQuestions, text: say.noQuestionsText }}
      />
      <Days />
    </div>
  )
}

export function QuestionBadge({ of }: { of: Pick<QuestionRow, 'state' | 'late' | 'answer'> }) {
  const say = useWords(identityWords)
  if (of.answer) return <Badge kind={of.answer === 'yes' ? 'success' : 'neutral'}>{say[`answer_${of.answer}`]}</Badge>
  return <Badge kind={of.late ? 'danger' : 'info'}>{of.late ? say.late : say[`question_${of.state}`]}</Badge>
}

const columnsOf = (say: IdentitySay): Column<QuestionRow>[] => [
  { id: 'child', header: say.about, cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta">{row.about === 'trace' ? say.questionTrace : say.questionIdentity}</div></> },
  { id: 'from', header: say.from, cell: (row) => <>{row.from.organisation}<div className="ac-meta">{row.from.unit.name}</div></> },
  { id: 'to', header: say.to, cell: (row) => <>{row.to.organisation}<div className="ac-meta">{row.to.unit.name}</div></> },
  { id: 'state', header: say.state, cell: (row) => <QuestionBadge of={row} /> },
  { id: 'due', header: say.due, whole: true, cell: (row) => formatDateOfTable(row.dueOn) },
]

/** Within how many days the body answers: its own rule, changed by who runs it. */
function Days() {
  const say = useWords(identityWords)
  const { data } = useQueryOf(getSetting, {})
  if (!data) return null
  return (
    <Card title={say.days}>
      <p>{say.daysText(data.answerDays)}</p>
      {data.can.change && (
        <Form key={data.version} endpoint={putSetting} input={{ version: data.version }} defaults={{ answerDays: data.answerDays }} submit={say.saveDays} submitKind="secondary" invalidates={[getSetting]} onDone={() => toast(say.daysSaved)}>
          <TextField name="answerDays" label={say.daysLabel} inputMode="numeric" maxLength={2} />
        </Form>
      )}
    </Card>
  )
}
