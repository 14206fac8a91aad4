import { conflict, invalid } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import type { Context } from '#kernel/server/operation.ts'
import { openCaseFile, tieFiles } from '#modules/cases/server/index.ts'
import { newPerson, type NewPerson } from '#modules/people/contract.ts'
import type { decideTriage } from '../contract.ts'
import { hasName } from '../domain/child-name.ts'
import type { Loaded } from './present-report.ts'
import * as store from './report-store.ts'

type Asked = Pick<Input<typeof decideTriage>, 'reportId' | 'matches' | 'answers' | 'responsibleId' | 'siblings'>

/** Opens the file of each chosen child, new or matched by the worker to somebody known, and ties those of siblings. */
export async function openFiles(context: Context, report: Loaded, asked: Asked, chosen: readonly store.FoundChild[], all: readonly store.FoundChild[]): Promise<void> {
  const { tx, actor } = context
  const open = chosen.find(({ case_id: caseId }) => caseId)
  if (open) {
    throw conflict({
      it: `Per uno di questi minori il fascicolo è già stato aperto${open.case_number ? ` (${open.case_number})` : ''}: togli quel minore dalla scelta.`,
      en: `The file of one of these children was opened already${open.case_number ? ` (${open.case_number})` : ''}: leave that child out.`,
    })
  }
  const files = all.flatMap(({ case_id: caseId }) => caseId ?? [])
  for (const child of chosen) {
    const match = asked.matches.find(({ childId }) => childId === child.id)
    const file = await openCaseFile(context, {
      child: match ? { personId: match.personId } : { person: personOf(child, all.indexOf(child)) },
      unitId: report.unit_id, responsibleId: asked.responsibleId ?? actor.id, municipalityIstat: report.row.municipality_istat, fromReport: asked.reportId,
      answers: asked.answers.filter(({ childId }) => childId === child.id),
    }, `children.${all.indexOf(child)}.`)
    await store.setFile(tx, child.id, file.childId, file.id)
    files.push(file.id)
  }
  if (asked.siblings && files.length > 1) await tieFiles(context, files)
}

/** What was told of the child, as the first facts of a person: declared, not certain. */
function personOf(child: store.FoundChild, index: number): NewPerson {
  if (!hasName(child)) throw invalid(`children.${index}.given`, { it: 'Per aprire il fascicolo serve un nome, anche incompleto: scrivilo nella segnalazione', en: 'To open the file a name is needed, even incomplete: write it in the report' })
  const born = child.birth_date || child.birth_year ? { date: child.birth_date, year: child.birth_date ? null : child.birth_year } : null
  return newPerson.parse({
    given: child.given, family: child.family, original: child.original_name, sex: child.sex, birth: born, nationalities: child.country ? [child.country] : [],
  })
}
