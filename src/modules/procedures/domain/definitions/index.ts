import type { Definition } from '../definition.ts'
import { ageAssessment } from './age-assessment.ts'
import { asylum, asylumFirst } from './asylum.ts'
import { comingOfAge } from './coming-of-age.ts'
import { community, prosecutorList } from './community.ts'
import { accessToFile, dataBreach } from './data-protection.ts'
import { fosterByConsent, fosterByCourt } from './foster.ts'
import { probation, reeducation } from './juvenile.ts'
import { protection403 } from './protection-403.ts'
import { healthReport, reportAbandonment, reportCrime } from './reporting.ts'
import { schoolAttendance } from './school-attendance.ts'
import { serviceCare } from './service-care.ts'
import { unaccompanied } from './unaccompanied.ts'

/** Every version of every procedure ever shipped: a run is bound to the version it started with, so none is ever taken away. */
export const library: readonly Definition[] = [
  protection403, fosterByConsent, fosterByCourt, serviceCare, community, prosecutorList, unaccompanied, ageAssessment, asylumFirst, asylum, comingOfAge, reportAbandonment, reportCrime,
  healthReport, schoolAttendance, probation, reeducation, accessToFile, dataBreach,
]

/** The version of a procedure that new runs start with; undefined when there is none of that name. */
export const currentDefinition = (id: string): Definition | undefined =>
  library.filter((one) => one.id === id).toSorted((a, b) => b.version - a.version)[0]

/** One version of a procedure, as runs bound to it need. */
export const definitionOf = (id: string, version: number): Definition | undefined => library.find((one) => one.id === id && one.version === version)

/** The current version of every procedure, in the order of the library. */
export const currentDefinitions = (): readonly Definition[] => library.filter((one) => currentDefinition(one.id) === one)
