import type { NoticeWordings } from '#kernel/web/notices.ts'
import { elsewherePath, questionPath, suggestionPath, tracePath } from './paths.ts'

/** Words of the notices about who is whom: never a name. */
export const identityNotices: NoticeWordings = {
  'identity.suggested': {
    say: ({ params }, language) => (language === 'it' ? `Fascicolo ${String(params['number'] ?? '')}: un minore potrebbe essere già registrato` : `File ${String(params['number'] ?? '')}: a child may be registered already`),
    // the other one is out of reach: there is only a service to call
    href: ({ params }) => (params['suggestionId'] ? suggestionPath.to({ suggestionId: String(params['suggestionId']) }) : elsewherePath.to()),
  },
  'identity.confirm_asked': {
    say: (_, language) => (language === 'it' ? 'Serve una seconda persona: due registrazioni sono lo stesso minore?' : 'A second person is needed: are two registrations the same child?'),
    href: ({ params }) => suggestionPath.to({ suggestionId: String(params['suggestionId']) }),
  },
  'identity.confirmed': {
    say: ({ params }, language) => (params['confirmed']
      ? (language === 'it' ? 'Confermato: le due registrazioni sono lo stesso minore' : 'Confirmed: the two registrations are the same child')
      : (language === 'it' ? 'Non confermato: le due registrazioni restano separate' : 'Not confirmed: the two registrations stay apart')),
    href: ({ params }) => suggestionPath.to({ suggestionId: String(params['suggestionId']) }),
  },
  'identity.asked': {
    say: (_, language) => (language === 'it' ? 'Un altro servizio chiede se è lo stesso minore' : 'Another service asks whether it is the same child'),
    href: ({ params }) => questionPath.to({ questionId: String(params['questionId']) }),
  },
  'identity.answered': {
    say: (_, language) => (language === 'it' ? 'È arrivata la risposta di un altro servizio su un minore' : 'The answer of another service about a child has come'),
    href: ({ params }) => questionPath.to({ questionId: String(params['questionId']) }),
  },
  'identity.trace_hit': {
    say: (_, language) => (language === 'it' ? 'Ricerca di un familiare: c’è una nuova persona che potrebbe corrispondere' : 'Search for a relative: there is somebody new who may fit'),
    href: ({ params }) => tracePath.to({ traceId: String(params['traceId']) }),
  },
  'identity.fishing': {
    say: (_, language) => (language === 'it' ? 'Una persona del tuo ente ha cercato molti minori diversi che non segue: guarda il registro degli accessi' : 'Somebody of your body searched for many different children they do not follow: look at the access register'),
    href: () => '/registro',
  },
  'identity.fishing_body': {
    say: (_, language) => (language === 'it' ? 'Nel tuo ente oggi si sono cercati moltissimi minori diversi, da più persone: guarda il registro degli accessi' : 'Very many different children were searched for today in your body, by several people: look at the access register'),
    href: () => '/registro',
  },
}
