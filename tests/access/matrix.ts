import { assessments } from './matrix-assessments.ts'
import { agenda } from './matrix-agenda.ts'
import { composer } from './matrix-composer.ts'
import { deadlines } from './matrix-deadlines.ts'
import { measures } from './matrix-measures.ts'
import { plans } from './matrix-plans.ts'
import { referrals } from './matrix-referrals.ts'

/**
 * One row for every endpoint: who may, in words, and how a signed-in stranger of another body who guesses identifiers is turned away.
 * A new endpoint without a row fails the build, and so does a row without its endpoint.
 *
 * - a number: the status of the refusal (404: reads as missing; 403: his role is not the one; 400, 401, 409 as they say)
 * - `nothing`: an answer without a single thing in it
 * - `own`: only what is his
 * - `everybody`: the same for whoever works in the network
 */
export type Turned = 400 | 401 | 403 | 404 | 409 | 'nothing' | 'own' | 'everybody'
export interface Row {
  who: string
  stranger: Turned
  /** What a random request cannot hit upon. */
  input?: Record<string, unknown>
}

const may = (who: string, stranger: Turned, input?: Record<string, unknown>): Row => ({ who, stranger, ...(input ? { input } : {}) })
const reference = may('whoever is signed in: reference lists', 'everybody')
const himself = may('whoever is signed in, of himself', 'own')
const directory = may('whoever is signed in: the directory of the network', 'everybody')
const ofBody = may('whoever is signed in, of a body that exists', 404)
const runsBody = may('administrators and managers of the body (of the installation while it has none)', 404)
const looksAfter = may('administrators of the body, never of themselves', 404)
const looksAfterAnother = may('administrators of the body, never of themselves', 403)
const firstFactor = may('who gave the password and has yet to give the second factor', 401)
const atTheDoor = may('anybody: it is the door', 401)
const reachesFile = may('who reaches the file', 404)
const holdsFile = may('who holds the file: worker, coordinator or manager of the holding unit, or who leads above it', 404)
const leadsFile = may('its responsible worker, or who leads the holding unit or one above it', 404)
const writesThere = may('who reaches the section, with a role that writes', 404)
const readsThere = may('who reaches the section', 404)
const seesPerson = may('who reaches a file of the person; facts with section 1, secret places with section 7', 404)
const editsPerson = may('who reaches the identity in a file of the person, with a role that writes down facts', 404)
const readsTrail = may('who holds the file, and the privacy officer of the body that holds it', 404)
const officer = may('privacy officers, of what their body did and holds', 403)
const ownImport = may('workers, coordinators and managers of the unit it is for', 404)
const person = { given: 'Amina', family: 'Prova' }

export const matrix: Readonly<Record<string, Row>> = {
  'kernel.listCodes': reference,
  'kernel.findMunicipalities': reference,
  'kernel.listCountries': reference,
  'kernel.listLanguages': reference,
  'kernel.listNotices': himself,
  'kernel.getNotice': may('its addressee', 404),
  'kernel.markNoticesRead': himself,

  'access.signIn': atTheDoor,
  'access.signInSecond': firstFactor,
  'access.replaceTemporaryPassword': firstFactor,
  'access.beginEnrolment': firstFactor,
  'access.confirmEnrolment': firstFactor,
  'access.getSession': may('anybody, of his own session', 'own'),
  'access.unlockSession': may('the holder of the session, with his password', 401),
  'access.signOut': may('anybody, of his own session', 'own'),
  'access.listSessions': himself,
  'access.revokeSession': may('whoever is signed in, of his own sessions', 404),
  'access.revokeOtherSessions': himself,
  'access.getProfile': may('who has an account, of himself', 404),
  'access.changePassword': may('who has an account, of himself', 404),
  'access.renewRecoveryCodes': may('who has an account, of himself', 404),
  'access.changeLanguage': himself,
  'access.chooseMail': himself,
  'access.listRoles': reference,
  'access.listRoleHolders': directory,
  'access.getAccount': looksAfter,
  'access.createAccount': looksAfter,
  'access.resetPassword': looksAfterAnother,
  'access.resetSecondFactor': looksAfterAnother,
  'access.setAccountEnabled': looksAfterAnother,
  'access.giveRole': looksAfter,
  'access.endRole': looksAfter,
  'access.getReach': reachesFile,
  'access.grantAccess': holdsFile,
  'access.endAccess': holdsFile,
  'access.withholdFrom': holdsFile,
  'access.liftWithholding': holdsFile,
  'access.breakGlass': may('workers, coordinators, managers and educators, of a file not withheld from them, for minutes', 404, { reason: 'pericolo_immediato' }),
  'access.listBreakGlass': may('who did it, or answers for the unit that held the file', 'nothing'),
  'access.reviewBreakGlass': may('two people who answer for the unit that held the file, never who did it', 404),

  'audit.whoLooked': readsTrail,
  'audit.whoLookedByPerson': readsTrail,
  'audit.exportWhoLooked': readsTrail,
  'audit.searchEvents': officer,
  'audit.exportEvents': officer,
  'audit.startVerification': officer,
  'audit.getVerification': officer,
  'audit.listFindings': officer,

  'network.findUnits': directory,
  'network.findOperators': directory,
  'network.findServing': directory,
  'network.listOrganisations': directory,
  'network.getOrganisation': ofBody,
  'network.createOrganisation': may('administrators of the installation', 403),
  'network.updateOrganisation': runsBody,
  'network.listUnits': ofBody,
  'network.createUnit': runsBody,
  'network.updateUnit': runsBody,
  'network.listSites': ofBody,
  'network.createSite': runsBody,
  'network.updateSite': runsBody,
  'network.listAccreditations': ofBody,
  'network.addAccreditation': runsBody,
  'network.updateAccreditation': runsBody,
  'network.listAgreements': ofBody,
  'network.addAgreement': runsBody,
  'network.updateAgreement': runsBody,
  'network.listTerritory': ofBody,
  'network.assignTerritory': runsBody,
  'network.endTerritory': runsBody,
  'network.getOperator': ofBody,
  'network.createOperator': may('who runs the body of the unit', 400),
  'network.updateOperator': runsBody,
  'network.addAssignment': runsBody,
  'network.updateAssignment': runsBody,

  'people.searchPeople': may('whoever is signed in, among the people within his reach', 'nothing'),
  'people.similarPeople': may('whoever is signed in, among the people within his reach', 'nothing'),
  'people.getPerson': seesPerson,
  'people.getFamily': seesPerson,
  'people.updatePerson': editsPerson,
  'people.addName': editsPerson,
  'people.addBirthFact': editsPerson,
  'people.addNationality': editsPerson,
  'people.addLanguage': editsPerson,
  'people.addIdentifier': editsPerson,
  'people.addAddress': editsPerson,
  'people.addContact': editsPerson,
  'people.retireFact': editsPerson,
  'people.chooseFact': editsPerson,
  'people.endFact': editsPerson,
  'people.addRelative': may(editsPerson.who, 404, { relative: person }),
  'people.addRelation': editsPerson,
  'people.addHousehold': editsPerson,
  'people.leaveHousehold': editsPerson,

  'documents.uploadDocument': writesThere,
  'documents.uploadVersion': writesThere,
  'documents.listDocuments': readsThere,
  'documents.getDocument': readsThere,
  'documents.downloadDocument': readsThere,
  'documents.changeDocument': writesThere,
  'documents.withdrawDocument': writesThere,

  'schools.listEnrolments': may('who reaches section 5 of the file', 404),
  'schools.enrol': may('who reaches section 5 of the file, with a role that enters attendance', 404),
  'schools.changeEnrolment': may('who reaches section 5 of the file, with a role that enters attendance', 404),
  'schools.getAttendance': may('who reaches section 5 of the file', 404),
  'schools.markDays': may('who reaches section 5 of the file, with a role that enters attendance, the school included', 404),
  'schools.readDayHistory': may('who reaches section 5 of the file', 404),
  'schools.recordStep': may('who reaches section 5 of the file, with a role that enters attendance', 404),
  'schools.withdrawStep': may('who reaches section 5 of the file, with a role that enters attendance', 404),
  'schools.listAtRisk': may('whoever is signed in, among the files whose section 5 he reaches', 'nothing'),

  ...deadlines,
  ...agenda,
  ...assessments,
  ...composer,
  ...referrals,
  ...measures,
  ...plans,

  'cases.openCase': may('workers, coordinators and managers of the very unit', 403, { child: person, personId: undefined }),
  'cases.listCases': may('whoever is signed in, among the files he reaches', 'nothing'),
  'cases.getCase': reachesFile,
  'cases.changePhase': may('who works in the holding unit or leads it', 404),
  'cases.setResponsible': may('who leads the holding unit or one above it', 404),
  'cases.closeCase': leadsFile,
  'cases.reopenCase': leadsFile,
  'cases.tieSiblings': may('who works in the holding unit, of files he reaches', 404),
  'cases.untieSiblings': may('who works in the holding unit, of files he reaches', 404),
  'cases.locateCase': may('workers, coordinators, managers and educators: one holder to call, ten times an hour', 'nothing', { number: 'PROVA-2026-000000', taxCode: undefined, words: undefined }),
  'cases.addTeamMember': leadsFile,
  'cases.changeTeamMember': leadsFile,
  'cases.endTeamMember': leadsFile,
  'cases.findColleagues': directory,
  'cases.listUnitWorkers': may('whoever is signed in: who works in a unit', 'nothing'),
  'cases.listReceivingUnits': directory,
  'cases.askHandover': leadsFile,
  'cases.answerHandover': may('who works in the unit it is asked of', 404),
  'cases.withdrawHandover': leadsFile,
  'cases.listHandovers': may('who works in the units asked, or reaches the file', 'nothing'),
  'cases.previewBulkHandover': may('who leads the unit or one above it', 403),
  'cases.bulkHandover': may('who leads the unit or one above it', 403),
  'cases.getToday': himself,
  'cases.listSavedFilters': himself,
  'cases.saveFilter': himself,
  'cases.deleteFilter': may('whoever is signed in, of his own', 404),
  'cases.writeEntry': may(writesThere.who, 404, { presences: [] }),
  'cases.getEntry': readsThere,
  'cases.correctEntry': may('the author, the responsible worker, coordinators and managers of the holding body, within reach', 404, { presences: [] }),
  'cases.listEntryVersions': readsThere,
  'cases.getDiaryDesk': reachesFile,
  'cases.saveDraft': writesThere,
  'cases.discardDraft': may('its author, while he reaches the file', 404),
  'cases.listDrafts': may('its author, while he reaches file, section and entry', 'nothing'),
  'cases.readTimeline': may('who reaches the file; of it, the sections he reaches', 404),
  'cases.listWarnings': reachesFile,
  'cases.raiseWarning': may('who reaches the file, with a role that writes', 404),
  'cases.reviewWarning': may('who raised it, who answers for the file, workers of the holding body', 404),
  'cases.liftWarning': may('who raised it, who answers for the file, workers of the holding body', 404),

  'intake.createReport': may('whoever may write to a unit that receives, and to no other', 403, { children: [{ given: 'Amina' }], parties: [] }),
  'intake.receivingUnits': directory,
  'intake.listReceipts': himself,
  'intake.listReports': may('who looks into reports, among those he reaches', 'nothing'),
  'intake.getReport': may('who looks into the reports of the unit; the reporter with section 8', 404),
  'intake.updateReport': may('who looks into the reports of the unit', 404, { children: [{ given: 'Amina' }], parties: [] }),
  'intake.assignReport': may('who looks into the reports of the unit', 404),
  'intake.listTriagers': may('who reaches the report', 404),
  'intake.decideTriage': may('who looks into the reports of the unit', 404),
  'intake.createAdvice': may('who asks for advice, of a unit that gives it', 403),
  'intake.listAdvice': may('who asked, and the unit that answers', 'nothing'),
  'intake.getAdvice': may('who asked, and the unit that answers', 404),
  'intake.answerAdvice': may('the unit that answers', 404),
  'intake.closeAdvice': may('who asked', 404),
  'intake.adviceUnits': directory,
  'intake.saveReportDraft': may('whoever works somewhere, of himself', 'own'),
  'intake.discardReportDraft': may('whoever works somewhere, of his own', 404),
  'intake.listReportDrafts': himself,

  'procedures.listDefinitions': may('whoever is signed in: the library, without anybody’s data', 'everybody'),
  'procedures.getDefinition': may('whoever is signed in: the library, without anybody’s data', 'everybody', { definitionId: '403', version: undefined }),
  'procedures.startRun': may('workers, coordinators and managers who reach the section of the procedure', 404),
  'procedures.startBodyRun': may('workers, coordinators and managers of the unit, and the privacy officer of its body', 404),
  'procedures.listCaseRuns': may('who reaches the file; of it, the runs in sections he reaches', 404),
  'procedures.getRun': readsThere,
  'procedures.doStep': may('workers, coordinators and managers who reach the section', 404),
  'procedures.correctStep': may('workers, coordinators and managers who reach the section', 404),
  'procedures.skipStep': may('workers, coordinators and managers who reach the section', 404),
  'procedures.takeBackSkip': may('workers, coordinators and managers who reach the section', 404),
  'procedures.endRun': may('workers, coordinators and managers who reach the section', 404),
  'procedures.abandonRun': may('who answers for the file, who started it, who leads in its body', 404),
  'procedures.resumeRun': may('who answers for the file, who started it, who leads in its body', 404),
  'procedures.board': may('whoever is signed in, of the runs he reaches', 'own'),
  'procedures.missingOfCase': may('who reaches the file; of it, the runs in sections he reaches', 404),
  'procedures.missingOfService': may('whoever is signed in, of the runs he reaches', 'own'),

  'importer.uploadRegister': may('workers, coordinators and managers of the unit', 404),
  'importer.listRuns': may('workers, coordinators and managers, of their units', 'nothing'),
  'importer.getRun': ownImport,
  'importer.getProgress': ownImport,
  'importer.setMapping': ownImport,
  'importer.listRows': ownImport,
  'importer.confirmRun': ownImport,
  'importer.discardRun': ownImport,
  'importer.downloadRefused': ownImport,
  'importer.listCreated': ownImport,
  'importer.downloadSample': reference,

  'permits.listPermits': may('whoever is signed in, among the files whose section 6 he reaches', 'nothing'),
  'permits.listCasePermits': may('who reaches section 6 of the file', 404),
  'permits.permitHistory': may('who reaches section 6 of the file', 404),
  'permits.addPermit': may('who reaches section 6 of the file, with a role that writes permits', 404),
  'permits.correctPermit': may('who wrote it, its responsible worker, workers of the holding body, within reach', 404),
  'permits.stepPermit': may('who reaches section 6 of the file, with a role that writes permits', 404),
  'permits.closePermit': may('who wrote it, its responsible worker, workers of the holding body, within reach', 404),
  'permits.reopenPermit': may('who wrote it, its responsible worker, workers of the holding body, within reach', 404),
  'permits.askRenewal': may('who reaches section 6 of the file, with a role that writes permits', 404),
  'permits.stepRenewal': may('who reaches section 6 of the file, with a role that writes permits', 404),
  'permits.completeRenewal': may('who reaches section 6 of the file, with a role that writes permits', 404),
  'permits.addOpinion': may('who reaches section 6 of the file, with a role that writes permits', 404),
  'permits.changeOpinion': may('who wrote it, its responsible worker, workers of the holding body, within reach', 404),

}
