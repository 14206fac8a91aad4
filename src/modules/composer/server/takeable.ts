import type { Tx } from '#kernel/server/db.ts'
import type { PaperDesk } from '../contract/paper.ts'

/** Things of other modules whose words a new paper may begin with, newest first. */
export async function takeable(_tx: Tx, _caseId: string): Promise<Pick<PaperDesk, 'appointments' | 'plans' | 'requests' | 'assessments'>> {
  return { appointments: [], plans: [], requests: [], assessments: [] }
}
