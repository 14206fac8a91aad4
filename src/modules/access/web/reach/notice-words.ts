import { formatTime } from '#kernel/web/i18n/format.ts'
import type { NoticeWordings } from '#kernel/web/notices.ts'
import { emergenciesPath } from './paths.ts'

// The page of a file belongs to a higher module: its address is the one thing known here.
const file = ({ subject }: { subject: string | null }) => (subject ? `/fascicoli/${subject}/accessi` : undefined)

/** Words of the notices this part sends. */
export const reachNotices: NoticeWordings = {
  'access.granted': {
    say: (_notice, language) => (language === 'it' ? 'Ti è stato aperto un fascicolo' : 'A file was opened to you'),
    href: ({ subject }) => (subject ? `/fascicoli/${subject}` : undefined),
  },
  'access.break_glass': {
    say: ({ params }, language) =>
      language === 'it'
        ? `${String(params['by'])} ha aperto in emergenza un fascicolo di cui rispondi, fino alle ${formatTime(String(params['endsAt']), 'it')}`
        : `${String(params['by'])} opened a file you answer for in an emergency, until ${formatTime(String(params['endsAt']), 'en')}`,
    href: file,
  },
  'access.break_glass_reviewed': {
    say: ({ params }, language) => {
      const justified = params['outcome'] === 'justified'
      if (language === 'it') return `Il tuo accesso in emergenza è stato esaminato: ${justified ? 'era giustificato' : 'non era giustificato'}`
      return `Your emergency access was reviewed: ${justified ? 'it was justified' : 'it was not justified'}`
    },
    href: () => emergenciesPath.to(),
  },
}
