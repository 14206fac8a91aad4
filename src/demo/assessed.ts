import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { isSunday } from '#kernel/domain/holidays.ts'
import type { ToldAssessment } from '#modules/assessments/server/index.ts'
import type { Child } from './children.ts'
import { stableId } from './seed.ts'

/** Who, about whom and when: what every assessment of the demonstration begins with. The first word of `key` is its instrument. */
export const about = (child: Child, key: string, heldOn: PlainDate): Omit<ToldAssessment, 'answers'> => ({
  id: stableId(`assessment ${key} ${child.index}`), caseId: child.caseId, childId: child.person.id, instrument: key.split(' ')[0]!, by: child.responsible.id, as: child.responsible.profession, moment: null, heldOn,
  participants: [{ name: child.responsible.name, as: 'assistente sociale' }], signedAt: `${heldOn}T14:30:00.000Z`,
})
/** Nobody holds a talk on a Sunday. */
export const onWorkday = (day: PlainDate): PlainDate => (isSunday(day) ? addDays(day, -1) : day)
