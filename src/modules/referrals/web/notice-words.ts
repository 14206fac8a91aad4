import type { NoticeRow, NoticeWordings } from '#kernel/web/notices.ts'
import { requestPath, servicePath } from './paths.ts'

const steps: Readonly<Record<string, { it: string; en: string }>> = {
  received: { it: 'ricevuta', en: 'received' }, waiting: { it: 'in lista d’attesa', en: 'on a waiting list' }, taken: { it: 'presa in carico', en: 'taken in charge' },
  appointment: { it: 'fissato un appuntamento', en: 'an appointment was fixed' }, refused: { it: 'rifiutata', en: 'refused' }, answered: { it: 'è arrivata la risposta', en: 'the answer has come' },
}
const request = ({ params }: NoticeRow) => requestPath.to({ requestId: String(params['requestId']) })

/** Words of the notices about services and requests: never a name, never what was asked. */
export const referralNotices: NoticeWordings = {
  'referrals.request_received': {
    say: ({ params }, language) => (language === 'it' ? `È arrivata una richiesta${params['urgency'] === 'urgent' ? ' urgente' : ''} per la tua unità` : `${params['urgency'] === 'urgent' ? 'An urgent request' : 'A request'} for your unit has arrived`), href: request,
  },
  'referrals.request_step': {
    say: ({ params }, language) => `${language === 'it' ? 'Richiesta a un altro ente' : 'Request to another body'}: ${steps[String(params['step'])]?.[language] ?? ''}`, href: request,
  },
  'referrals.service_given': {
    say: (_, language) => (language === 'it' ? 'Un servizio è stato affidato alla tua unità' : 'A service was given to your unit'), href: ({ params }) => servicePath.to({ serviceId: String(params['serviceId']) }),
  },
}
