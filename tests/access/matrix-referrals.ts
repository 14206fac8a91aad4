import { may, type Row } from './row.ts'

const reads = may('who reaches the service’s section of the file, and the unit that gives it', 404)
const manages = may('workers, coordinators and managers who reach the section of the file; the unit that gives it only if it holds the file', 404)
const hours = may('who gives the service, and who answers for the file', 404)
const follows = may('workers, coordinators and managers who reach the request’s section; of health behind the clinical wall', 404)
const answers = may('the body that was asked, and who follows the request for the file', 404)
const group = may('members of the unit that runs the group', 404)
const runsBody = may('administrators and managers of the body', 403)
const given = { providerUnitId: null, providerWords: 'Cooperativa di prova', workerId: null, place: null, costBearer: null, weekly: null, total: null, legalBasis: null, openSections: [] }
const written = { toUnitId: null, toWords: 'ASST di prova', sharedSections: [], sharedDocuments: [] }

/** Services given, their hours, groups; requests to other bodies. */
export const referrals: Readonly<Record<string, Row>> = {
  'referrals.listServiceKinds': may('whoever is signed in: reference lists', 'everybody'),
  'referrals.addServiceKind': runsBody,
  'referrals.changeServiceKind': may('administrators and managers of the body whose own it is', 404),
  'referrals.getServiceSettings': may('whoever is signed in: reference lists', 'everybody'),
  'referrals.setServiceSettings': runsBody,
  'referrals.listCaseServices': may('who reaches the file; each service by its section', 404),
  'referrals.listBases': may('who reaches the file; each order and action by its own reach', 404),
  'referrals.getService': reads,
  'referrals.askService': may('workers, coordinators and managers who reach the section of the kind of service', 404, { providerUnitId: null }),
  'referrals.activateService': { ...manages, input: given },
  'referrals.changeService': { ...manages, input: { workerId: null, place: null, costBearer: null, weekly: null, total: null } },
  'referrals.pauseService': manages,
  'referrals.resumeService': manages,
  'referrals.endService': manages,
  'referrals.withdrawService': manages,
  'referrals.listServices': may('whoever is signed in: services within reach, and those of the units in which he gives them', 'nothing'),
  'referrals.listClinicalNotes': may('who reaches section 4 with a role of the clinical wall', 404),
  'referrals.writeClinicalNote': may('who reaches section 4 with a role of the clinical wall', 404),
  'referrals.listEntries': reads,
  'referrals.recordEntry': { ...hours, input: { workerId: null, minutes: 60 } },
  'referrals.correctEntry': { ...hours, input: { workerId: null, minutes: 60 } },
  'referrals.entryHistory': reads,
  'referrals.getWeek': may('whoever is signed in: services of which he may enter hours', 'own', { monday: '2026-11-16' }),
  'referrals.recordWeek': hours,
  'referrals.getSummary': may('whoever is signed in: services within reach, without names', 'own'),
  'referrals.downloadSummary': may('whoever is signed in: services within reach, without names', 'own'),
  'referrals.listGroups': may('whoever is signed in: groups of his units, and of children whose service he sees', 'own'),
  'referrals.openGroup': group,
  'referrals.changeGroup': group,
  'referrals.getGroup': may('members of the unit that runs the group, and who sees the service of a child in it; each child only through his own service', 404),
  'referrals.joinGroup': group,
  'referrals.leaveGroup': group,
  'referrals.holdSession': { ...group, input: { minutes: 60 } },
  'referrals.listCaseRequests': may('who reaches the file; each request by its section', 404),
  'referrals.getRequest': may('who reaches the request’s section (of health behind the clinical wall), and the unit it was sent to', 404),
  'referrals.draftRequest': { ...follows, input: written },
  'referrals.changeRequest': { ...follows, input: written },
  'referrals.sendRequest': follows,
  'referrals.stepRequest': { ...answers, input: { documentId: null } },
  'referrals.remindRequest': follows,
  'referrals.closeRequest': follows,
  'referrals.withdrawRequest': follows,
  'referrals.listRequests': may('whoever is signed in: requests within reach, and those sent to his units', 'nothing'),
}
