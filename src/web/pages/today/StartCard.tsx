import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useActor } from '#kernel/web/session.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { newAppointmentPath } from '#modules/agenda/web/index.ts'
import { todayPath } from '#modules/cases/web/index.ts'
import { newReportPath } from '#modules/intake/web/index.ts'
import { useNavigation } from '../../shell/navigation.ts'
import { todayWords } from './words.ts'

/** Who stands where people come in: a child is brought, somebody rings. */
const receives = (role: string): boolean => role === 'front_desk' || role === 'clerk'

/** For who answers for no file (a school, an administrator): where the work is, instead of an empty list of children; at the desk, first what one begins there. */
export function StartCard() {
  const words = useWords(todayWords)
  const say = useSay()
  const { roles } = useActor()
  const entries = useNavigation().filter(({ href }) => href !== todayPath.to())
  return (
    <Card title={words.start}>
      <div className="ac-stack">
        {roles.some(receives) && (
          <div className="ac-row ac-screen-only">
            <LinkButton kind="primary" icon="plus" to={newReportPath.to()}>{words.newReport}</LinkButton>
            <LinkButton icon="calendar" to={newAppointmentPath.to()}>{words.newAppointment}</LinkButton>
          </div>
        )}
        <ul className="ac-plain ac-stack">
          {entries.map((entry) => <li key={entry.href}><Icon name={entry.icon} /> <Link to={entry.href}>{say(entry.label)}</Link></li>)}
        </ul>
      </div>
    </Card>
  )
}
