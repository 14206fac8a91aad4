import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import type * as contract from '../contract/run.ts'
import { stepOf } from '../domain/definition.ts'
import { isComplete } from '../domain/run.ts'
import { mayAct, mayStop } from './access.ts'
import { actingOn, boundDefinition, type Loaded } from './facts.ts'
import { presentHead } from './present-definition.ts'
import { presentRows } from './present-rows.ts'
import { presentSteps } from './present-steps.ts'
import { byUrgency, presentTerm } from './present-term.ts'
import { childRuns, logOf, runsById } from './run-store.ts'
import { runTerms, stepOfTerm } from './settle.ts'

/** A run with its steps, running terms and log, as its reader may see and do. */
export async function presentRun(context: Context, loaded: Loaded): Promise<contract.Run> {
  const { tx, now } = context
  const { run, file, definition, facts } = loaded
  const terms = await runTerms(context, loaded.steps)
  const [rows, log, children, parents] = await Promise.all([
    presentRows(context, [run]), logOf(tx, run.id), childRuns(tx, run.id), run.parent_id ? runsById(tx, [run.parent_id]) : [],
  ])
  const names = await operatorNames(tx, [run.started_by, ...log.map((entry) => entry.by_operator), ...loaded.records.map((row) => row.recorded_by)])
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const here = await actingOn(context, run)
  const act = mayAct(here, run, file)
  const stop = mayStop(here, run, file)
  const complete = isComplete(facts, dateInRome(now))
  return {
    ...rows[0]!,
    definition: presentHead(definition),
    parent: parents[0] ? { id: parents[0].id as Id<'run'>, title: boundDefinition(parents[0]).title } : null,
    recordedAt: run.recorded_at,
    startedBy: named(run.started_by),
    endedAt: run.ended_at,
    endReason: run.end_reason,
    complete,
    effectLost: presentLoss(loaded),
    steps: await presentSteps(context, loaded, { terms, children, act, names }),
    terms: terms.filter((term) => term.state === 'open' || term.state === 'missed').toSorted(byUrgency).map((term) => presentTerm(term, stepOfTerm(loaded.steps, term).step_id)),
    log: log.map((entry) => ({
      id: entry.id, at: entry.at, by: entry.by_operator ? named(entry.by_operator) : null, what: entry.what as contract.Run['log'][number]['what'], stepId: entry.step_id, n: entry.n,
      happened: entry.happened, words: entry.words,
    })),
    now: new Date(now).toISOString(),
    version: run.version,
    can: { act, end: act && complete, abandon: act && stop, resume: run.state !== 'running' && stop && (!run.case_id || file?.status === 'open') },
  }
}

function presentLoss({ run, definition }: Loaded): contract.Run['effectLost'] {
  if (!run.effect_lost_at || !run.effect_lost_step || !run.effect_lost_rule) return null
  const step = stepOf(definition, run.effect_lost_step).title
  const certain = run.effect_lost_certain === true
  return {
    at: run.effect_lost_at,
    ruleId: run.effect_lost_rule,
    stepId: run.effect_lost_step,
    certain,
    notice: certain
      ? {
          it: `Perdita di efficacia: «${step.it}» è avvenuto dopo il termine. Avvisa subito il Tribunale per i minorenni e la Procura: decide il giudice, il minore non si sposta per questo.`,
          en: `Loss of effect: “${step.en}” happened after its term. Tell the juvenile court and the prosecutor at once: the judge decides, the child is not moved because of this.`,
        }
      : {
          it: `Perdita di efficacia: «${step.it}» non risulta registrato entro il termine. Chiedi subito se è avvenuto; se no, avvisa il Tribunale per i minorenni e la Procura: decide il giudice, il minore non si sposta per questo.`,
          en: `Loss of effect: “${step.en}” is not recorded within its term. Ask at once whether it happened; if not, tell the juvenile court and the prosecutor: the judge decides, the child is not moved because of this.`,
        },
  }
}
