import type { NoticeWordings } from '#kernel/web/notices.ts'
import { registerPath } from './paths.ts'

/** Words of the notices about the access register. */
export const auditNotices: NoticeWordings = {
  'audit.anomaly': {
    say: (_notice, language) => (language === 'it' ? 'Nel registro degli accessi c’è una lettura insolita da guardare' : 'The access register has an unusual read to look into'),
    href: ({ params }) => registerPath.to({}, { q: String(params['person']), from: String(params['day']), to: String(params['day']) }),
  },
}
