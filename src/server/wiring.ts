import { addMailWords } from '#kernel/server/mail-words.ts'
import { accessMail, addResponsibleLookup } from '#modules/access/server/index.ts'
import { agendaMail, appointmentsOfFeed } from '#modules/agenda/server/index.ts'
import { assessmentsMail, openAssessments } from '#modules/assessments/server/index.ts'
import { addSubjectDirectory, auditMail } from '#modules/audit/server/index.ts'
import { caseMail, caseTrailDirectory, registerClosingBlocker, registerOpeningCheck, responsibleOf } from '#modules/cases/server/index.ts'
import { addFeedSource, deadlineMail, termsToMeet } from '#modules/deadlines/server/index.ts'
import { composerMail } from '#modules/composer/server/index.ts'
import { answerBeforeOpening, identityMail } from '#modules/identity/server/index.ts'
import { importerMail } from '#modules/importer/server/index.ts'
import { intakeMail } from '#modules/intake/server/index.ts'
import { orderTitles } from '#modules/measures/server/index.ts'
import { actionTitles } from '#modules/plans/server/index.ts'
import { proceduresMail, runningProcedures } from '#modules/procedures/server/index.ts'
import { addBasisSource, openServices, referralsMail } from '#modules/referrals/server/index.ts'
import { schoolsMail } from '#modules/schools/server/index.ts'

// Where a lower module asks something of a higher one: the one place that knows both.
addSubjectDirectory(caseTrailDirectory)
addResponsibleLookup(responsibleOf)
registerClosingBlocker(runningProcedures)
registerClosingBlocker(openAssessments)
registerClosingBlocker(openServices)
registerClosingBlocker(termsToMeet)
registerOpeningCheck(answerBeforeOpening)
addFeedSource(appointmentsOfFeed)
addBasisSource({ kind: 'measure', bases: ['provvedimento', 'prescrizione'], things: orderTitles })
addBasisSource({ kind: 'plan', bases: ['progetto'], things: actionTitles })

// The words of notices that go by e-mail: one word for each module.
for (const words of [accessMail, assessmentsMail, agendaMail, auditMail, caseMail, deadlineMail, intakeMail, proceduresMail, referralsMail, schoolsMail, composerMail, identityMail, importerMail]) addMailWords(words)
