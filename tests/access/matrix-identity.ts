import { may, type Row } from './row.ts'

const both = may('who reaches the identity of both registrations', 404)
const decides = may('workers, coordinators and managers who reach the identity of both registrations', 404)
const exchanged = may('who reaches the registration of one of the two sides', 404)
const seeks = may('workers, coordinators and managers who reach the identity of the file', 404)
const sought = { given: 'Amina', family: 'Prova', birthDate: null, birthYear: null, country: null, lastCountry: null, lastOn: null, followUpOn: null }

/** Who is whom, questions between services, missing relatives. */
export const identity: Readonly<Record<string, Row>> = {
  'identity.listSuggestions': may('whoever is signed in: pairs both of which he reaches', 'nothing'),
  'identity.listElsewhere': may('workers, coordinators and managers, of their registrations: which service to call', 'nothing'),
  'identity.getSuggestion': both,
  'identity.decide': decides,
  'identity.confirm': decides,
  'identity.withdrawDecision': decides,
  'identity.endLink': may('workers, coordinators and managers who reach one of the two registrations', 404),
  'identity.getOneView': may('who reaches the identity of the registration', 404),
  'identity.getHistory': may('who reaches the identity of the registration', 404),
  'identity.findCandidates': may('whoever is signed in: people within reach; of others, which service to call, counted; asked about a registration, who reaches it', 'nothing', { personId: null, birthDate: null, birthYear: null, phone: null }),
  'identity.listQuestions': may('whoever is signed in: of registrations he reaches', 'nothing'),
  'identity.getQuestion': exchanged,
  'identity.askService': may('workers, coordinators and managers who reach the registration they ask about', 404),
  'identity.answerQuestion': may('workers, coordinators and managers who reach a registration it is about', 404),
  'identity.addToQuestion': may('workers, coordinators and managers who reach the registration asked about', 404),
  'identity.withdrawQuestion': may('workers, coordinators and managers who reach the registration asked about', 404),
  'identity.getSetting': may('whoever is signed in, of his body', 'own'),
  'identity.putSetting': may('administrators and managers of the body', 403),
  'identity.listTraces': may('whoever is signed in: of files whose identity he reaches', 'nothing'),
  'identity.getTrace': may('who reaches the identity of the file', 404),
  'identity.createTrace': { ...seeks, input: sought },
  'identity.changeTrace': { ...seeks, input: sought },
  'identity.dismissCandidate': seeks,
  'identity.endTrace': seeks,
}
