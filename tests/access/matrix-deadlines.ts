import { may, type Row } from './row.ts'

const reference = may('whoever is signed in: reference lists', 'everybody')
const himself = may('whoever is signed in, of himself', 'own')
const reachesFile = may('who reaches the file', 404)
const reachesTerm = may('who reaches its section of the file, or works in the unit it belongs to', 404)
const worksTerm = may('who was given it, who works in its unit on files, who leads there', 404)
const answersTerm = may('who was given it or answers for the file, who leads its unit', 404)
/** A file that is nobody's. */
const nobodys = '01900000-0000-7000-8000-000000000000'

/** Rows of the legal clock. */
export const deadlines: Readonly<Record<string, Row>> = {
  'deadlines.listTerms': may('whoever is signed in, among the terms whose section of the file he reaches, or of his units', 'own'),
  'deadlines.listCalendar': may('whoever is signed in, among the terms he reaches', 'own', { from: '2026-11-02', to: '2026-11-08' }),
  'deadlines.caseTerms': reachesFile,
  'deadlines.listAssignees': may('who reaches that part of the file, or works in the unit', 404, { caseId: nobodys }),
  'deadlines.getTerm': reachesTerm,
  'deadlines.createTerm': may('who reaches the file with a role that writes, or works in the unit', 404, { caseId: nobodys, unitId: null }),
  'deadlines.correctTerm': worksTerm,
  'deadlines.completeTerm': worksTerm,
  'deadlines.reopenTerm': worksTerm,
  'deadlines.suspendTerm': answersTerm,
  'deadlines.resumeTerm': answersTerm,
  'deadlines.waiveTerm': answersTerm,
  'deadlines.assignTerm': answersTerm,
  'deadlines.listLeadTimes': may('whoever is signed in, of his units', 'own'),
  'deadlines.setLeadTime': may('who coordinates or manages the unit or one above it', 403),
  'deadlines.listStandards': may('whoever is signed in, of his units and those above', 'own'),
  'deadlines.addStandard': may('who coordinates or manages the unit or one above it', 403),
  'deadlines.endStandard': may('who coordinates or manages its unit or one above it', 404),
  'deadlines.listRules': reference,
  'deadlines.getRule': may('whoever is signed in: reference lists', 404),
  'deadlines.calculate': may('whoever is signed in: a calculation that stores nothing', 'everybody', { rule: 'ASS-03', event: '2026-03-21', occurrence: null, length: null }),
  'deadlines.listParameters': reference,
  'deadlines.previewParameter': may('the administrator of the installation', 403),
  'deadlines.applyParameter': may('the administrator of the installation', 403),
  'deadlines.listFeeds': himself,
  'deadlines.createFeed': himself,
  'deadlines.revokeFeed': may('its owner', 404),
  'deadlines.readFeed': may('who holds the secret address, while its owner works; shows what the owner reaches', 404),
}
