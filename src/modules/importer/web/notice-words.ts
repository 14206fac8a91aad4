import type { NoticeWordings } from '#kernel/web/notices.ts'
import { suggestionsPath } from '#modules/identity/web/index.ts'

/** Words of the notice about a register that was loaded: a count, never a name. */
export const importNotices: NoticeWordings = {
  'importer.pairs_found': {
    say: ({ params }, language) => {
      const count = Number(params['count'] ?? 0)
      if (language === 'it') return count === 1 ? 'Caricato un registro: una coppia di registrazioni da decidere' : `Caricato un registro: ${count} coppie di registrazioni da decidere`
      return count === 1 ? 'A register was loaded: one pair of registrations to decide on' : `A register was loaded: ${count} pairs of registrations to decide on`
    },
    href: () => suggestionsPath.to(),
  },
}
