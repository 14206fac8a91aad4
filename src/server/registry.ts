import type { Operation } from '#kernel/server/operation.ts'
import { kernelOperations } from '#kernel/server/routes.ts'
import { accessOperations } from '#modules/access/server/index.ts'
import { auditOperations } from '#modules/audit/server/index.ts'
import { casesOperations } from '#modules/cases/server/index.ts'
import { deadlinesOperations } from '#modules/deadlines/server/index.ts'
import { importerOperations } from '#modules/importer/server/index.ts'
import { intakeOperations } from '#modules/intake/server/index.ts'
import { documentsOperations } from '#modules/documents/server/index.ts'
import { networkOperations } from '#modules/network/server/index.ts'
import { measuresOperations } from '#modules/measures/server/index.ts'
import { peopleOperations } from '#modules/people/server/index.ts'
import { proceduresOperations } from '#modules/procedures/server/index.ts'
import { schoolsOperations } from '#modules/schools/server/index.ts'
import { permitsOperations } from '#modules/permits/server/index.ts'
import './wiring.ts'

/** Every operation the server offers: one line for each module. */
export const operations: readonly Operation[] = [...kernelOperations, ...accessOperations, ...auditOperations, ...networkOperations, ...peopleOperations, ...documentsOperations, ...deadlinesOperations, ...casesOperations, ...intakeOperations, ...importerOperations, ...measuresOperations, ...proceduresOperations, ...schoolsOperations, ...permitsOperations]
