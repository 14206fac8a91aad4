import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import type { Permit } from '../contract.ts'
import { permitWords } from './words.ts'

/** How near the expiry is. Red only when it has passed and no renewal was asked: then the receipt holds its place. */
export function Expiry({ permit }: { permit: { expiresOn: Permit['expiresOn']; expired: boolean; renewing: boolean } }) {
  const say = useWords(permitWords)
  const { expiresOn, expired, renewing } = permit
  if (!expiresOn) return null
  if (expired) return <Badge kind={renewing ? 'warning' : 'danger'} icon="warning-circle">{say.expired(formatRelative(expiresOn))}</Badge>
  const days = Math.round((Date.parse(expiresOn) - Date.parse(dateInRome(Date.now()))) / 86_400_000)
  if (days > 90) return null
  return <Badge kind={renewing ? 'info' : 'warning'} icon="clock">{days === 0 ? say.lastDay : say.expiresIn(formatRelative(expiresOn))}</Badge>
}
