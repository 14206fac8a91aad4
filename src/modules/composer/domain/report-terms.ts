/** Rules of law whose action is a report to a judge or an office. */
const reportRules: ReadonlySet<string> = new Set(['CPC-01', 'ASS-05', 'AFF-08', 'PEN-03', '403-02'])

/** Is this the term of a report? By its rule, or because the one who wrote it says so. */
export const isReportTerm = ({ ruleId, title, label }: { ruleId: string | null; title: string; label: string | null }): boolean =>
  (ruleId !== null && reportRules.has(ruleId)) || /\brelazion[ei]\b/i.test(`${title} ${label ?? ''}`)
