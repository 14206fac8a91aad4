import type { Id } from '#kernel/domain/ids.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { termsOf, type TermContext } from '#modules/deadlines/server/index.ts'
import type * as contract from '../contract/run.ts'
import type { Definition } from '../domain/definition.ts'
import { boundDefinition } from './facts.ts'
import { filesById, municipalityNames, unitNames, type FileRow } from './file-store.ts'
import { byUrgency, presentTerm } from './present-term.ts'
import { stepsOf, type RunRow, type StepRow } from './run-store.ts'
import { TERM_SOURCE } from './settle.ts'

/** Runs as lists show them, in the order given. */
export async function presentRows(context: TermContext, runs: readonly RunRow[]): Promise<contract.RunRow[]> {
  const { tx } = context
  if (!runs.length) return []
  const [files, steps] = await Promise.all([filesById(tx, runs.flatMap((run) => run.case_id ?? [])), stepsOf(tx, runs.map(({ id }) => id))])
  const fileOf = new Map(files.map((file) => [file.id, file]))
  const live = steps.length ? await termsOf(context, { sources: steps.map(({ id }) => ({ kind: TERM_SOURCE, id })) }) : []
  const [operators, units, municipalities] = await Promise.all([
    operatorNames(tx, files.map((file) => file.responsible_id)),
    unitNames(tx, [...runs.map((run) => run.unit_id), ...files.flatMap((file) => [file.unit_id, file.pole_unit_id])]),
    municipalityNames(tx, files.map((file) => file.municipality_istat)),
  ])
  const named = (names: ReadonlyMap<string, string>, id: string | null) => (id ? { id, name: names.get(id) ?? '' } : null)
  return runs.map((run) => {
    const file = run.case_id ? fileOf.get(run.case_id) : undefined
    const own = steps.filter((step) => step.run_id === run.id)
    return {
      ...headOf(run, file, boundDefinition(run)),
      ...workOf(run, own, live.filter((term) => own.some(({ id }) => id === term.source.id)), boundDefinition(run)),
      responsible: named(operators, file?.responsible_id ?? null),
      unit: named(units, file?.unit_id ?? run.unit_id)!,
      municipality: file?.municipality_istat ? (municipalities.get(file.municipality_istat) ?? null) : null,
      pole: named(units, file?.pole_unit_id ?? null),
    }
  })
}

const headOf = (run: RunRow, file: FileRow | undefined, definition: Definition) => ({
  id: run.id as Id<'run'>,
  caseId: run.case_id as Id<'case'> | null,
  caseNumber: file?.number ?? null,
  childName: file?.child_name ?? null,
  title: definition.title,
  subtitle: run.subtitle,
  definitionId: run.definition_id,
  definitionVersion: run.definition_version,
  family: definition.family,
  state: run.state as contract.RunRow['state'],
  startedOn: run.started_on,
  effectLostAt: run.effect_lost_at,
})

function workOf(run: RunRow, steps: readonly StepRow[], terms: Awaited<ReturnType<typeof termsOf>>, definition: Definition) {
  const running = run.state === 'running'
  const live = running ? terms.filter((term) => term.state === 'open' || term.state === 'missed') : []
  const next = live.toSorted(byUrgency)[0]
  const open = running ? definition.steps.filter((step) => steps.some((row) => row.step_id === step.id && row.state === 'open' && row.required && row.lead_days === null)) : []
  const stepOfTerm = next && steps.find(({ id }) => id === next.source.id)!.step_id
  const first = open.find((step) => step.id === stepOfTerm) ?? open[0]
  return {
    nextTerm: next ? presentTerm(next, stepOfTerm!) : null,
    nextStep: first ? { id: first.id, title: first.title } : null,
    openSteps: open.length,
    missed: live.filter((term) => term.state === 'missed').length,
  }
}
