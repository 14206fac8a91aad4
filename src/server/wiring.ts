import { addMailWords } from '#kernel/server/mail-words.ts'
import { accessMail, addResponsibleLookup } from '#modules/access/server/index.ts'
import { addSubjectDirectory, auditMail } from '#modules/audit/server/index.ts'
import { caseMail, caseTrailDirectory, responsibleOf } from '#modules/cases/server/index.ts'
import { intakeMail } from '#modules/intake/server/index.ts'

// Where a lower module asks something of a higher one: the one place that knows both.
addSubjectDirectory(caseTrailDirectory)
addResponsibleLookup(responsibleOf)

// The words of notices that go by e-mail: one word for each module.
for (const words of [accessMail, auditMail, caseMail, intakeMail]) addMailWords(words)
