import type { PaperKind } from './paper.ts'

/** Rules of law whose action is a report to a judge or an office, and what is written to meet each. */
export const reportRules: Readonly<Record<string, PaperKind>> = {
  'CPC-01': 'court_update', 'ASS-05': 'court_update', 'AFF-08': 'half_yearly', 'PEN-03': 'court_update', '403-02': 'report_403', 'MSNA-06': 'entry_talk', 'MSNA-07': 'social_file',
}

/** The words by which the term of a report is known when no rule says so: a regular expression of the database. */
export const reportWords = '\\mrelazion[ei]\\M'

/** What is written to meet the term of a report: what its rule asks for, otherwise an update to the court. */
export const kindForTerm = (ruleId: string | null): PaperKind => (ruleId !== null ? reportRules[ruleId] : undefined) ?? 'court_update'
