import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getLegalStatus } from '../../contract/status.ts'
import { measuresTab } from '../paths.ts'
import { measureWords } from '../words.ts'
import { StatusText } from './StatusText.tsx'
import { statusWords } from './words.ts'

/** "Chi decide oggi per …" on the overview of a child. */
export function LegalStatusCard({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(statusWords)
  const words = useWords(measureWords)
  const { data } = useQueryOf(getLegalStatus, { caseId })
  if (!data) return null
  return (
    <Card title={say.title(data.childName)} actions={<LinkButton kind="quiet" size="small" to={caseTabPath.to({ caseId, tab: measuresTab })}>{words.measures}</LinkButton>}>
      <StatusText status={data.status} reply={data} past={false} />
    </Card>
  )
}
