import { formatDateTime } from '#kernel/web/i18n/format.ts'
import type { NoticeWordings } from '#kernel/web/notices.ts'
import { profilePath } from '../profile/paths.ts'

/** What this part of the module tells people: a sign-in from a browser never seen, a role received. */
export const signInNotices: NoticeWordings = {
  'access.new_device': {
    say: ({ params }, language) => {
      const [browser, when] = [String(params['browser'] || (language === 'it' ? 'un nuovo browser' : 'a new browser')), formatDateTime(String(params['at']), language)]
      return language === 'it'
        ? `Accesso da ${browser}, mai visto prima (${when}). Se non sei stato tu, chiudi la sessione e cambia la password.`
        : `Sign-in from ${browser}, never seen before (${when}). If it was not you, end the session and change the password.`
    },
    href: () => profilePath.to(),
  },
  'access.role_given': {
    say: ({ params }, language) => (language === 'it' ? `Hai un nuovo ruolo in ${params['unitName']}` : `You have a new role in ${params['unitName']}`),
    href: () => profilePath.to(),
  },
}
