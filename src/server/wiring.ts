import { addResponsibleLookup } from '#modules/access/server/index.ts'
import { addSubjectDirectory } from '#modules/audit/server/index.ts'
import { caseTrailDirectory, responsibleOf } from '#modules/cases/server/index.ts'

// Where a lower module asks something of a higher one: the one place that knows both.
addSubjectDirectory(caseTrailDirectory)
addResponsibleLookup(responsibleOf)
