/** The rules of what is odd. Thresholds are data (`audit.rule`). */
export const ruleCodes = ['many_files', 'night', 'refusals', 'surname', 'emergencies'] as const
export type RuleCode = (typeof ruleCodes)[number]

export interface Rule {
  code: RuleCode
  threshold: number
}

/** What one person did in one day. */
export interface DayFacts {
  actorId: string
  organisationId: string
  familyName: string
  roles: readonly string[]
  /** Subjects opened with success. */
  opened: readonly string[]
  /** How many of them are of other teams. */
  ofOthers: number
  /** Different subjects opened between 23 and 5, in Rome. */
  atNight: number
  refused: number
  emergencies: number
}

export interface Anomaly {
  rule: RuleCode
  amount: number
}

/** Educators have night shifts in the communities: for them the hour says nothing. */
const nightShift = (facts: DayFacts): boolean => facts.roles.includes('educator')

const amounts = {
  many_files: (facts) => facts.ofOthers,
  night: (facts) => (nightShift(facts) ? 0 : facts.atNight),
  refusals: (facts) => facts.refused,
  surname: (facts, sameName) => facts.opened.filter(sameName).length,
  emergencies: (facts) => facts.emergencies,
} as const satisfies Record<RuleCode, (facts: DayFacts, sameName: (subject: string) => boolean) => number>

/** Which rules this day reaches. `sameName` tells whether a subject is about a child with the person's own surname. */
export const anomaliesOf = (facts: DayFacts, rules: readonly Rule[], sameName: (subject: string) => boolean): Anomaly[] =>
  rules.map(({ code, threshold }) => ({ rule: code, amount: amounts[code](facts, sameName), threshold }))
    .filter(({ amount, threshold }) => amount >= threshold)
    .map(({ rule, amount }) => ({ rule, amount }))
