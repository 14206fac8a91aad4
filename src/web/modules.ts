import type { WebModule } from '#kernel/web/module.ts'
import { accessWeb } from '#modules/access/web/index.ts'
import { assessmentsWeb } from '#modules/assessments/web/index.ts'
import { agendaWeb } from '#modules/agenda/web/index.ts'
import { auditWeb } from '#modules/audit/web/index.ts'
import { casesWeb } from '#modules/cases/web/index.ts'
import { deadlinesWeb } from '#modules/deadlines/web/index.ts'
import { importerWeb } from '#modules/importer/web/index.ts'
import { intakeWeb } from '#modules/intake/web/index.ts'
import { measuresWeb } from '#modules/measures/web/index.ts'
import { networkWeb } from '#modules/network/web/index.ts'
import { peopleWeb } from '#modules/people/web/index.ts'
import { permitsWeb } from '#modules/permits/web/index.ts'
import { proceduresWeb } from '#modules/procedures/web/index.ts'
import { schoolsWeb } from '#modules/schools/web/index.ts'
import { pagesWeb } from './pages/index.ts'

/** Every module of the product, in one list; a new one is a line here. */
export const modules: readonly WebModule[] = [pagesWeb, accessWeb, auditWeb, casesWeb, peopleWeb, networkWeb, deadlinesWeb, intakeWeb, importerWeb, measuresWeb, schoolsWeb, proceduresWeb, permitsWeb, agendaWeb, assessmentsWeb]
