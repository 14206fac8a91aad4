import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Context } from '#kernel/server/operation.ts'
import { minutesText } from '#modules/agenda/server/index.ts'
import { talkReport, type TalkPart } from '#modules/assessments/server/index.ts'
import { factsOf as diaryFacts } from '#modules/cases/server/index.ts'
import { planText } from '#modules/plans/server/index.ts'
import { requestText } from '#modules/referrals/server/index.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import type { Block } from '../domain/paper.ts'
import { mediationBlocks, minutesBlocks, planBlocks, requestBlocks, talkBlocks } from '../domain/prefill-words.ts'
import type { Skeleton, SkeletonSection } from '../domain/skeletons.ts'
import { factsOfFile, isClinical, isSecret } from './fact-doors.ts'
import { quote } from './facts.ts'

interface Of {
  caseId: string
  paperId: string
  sourceId: string
  section: SkeletonSection
  /** What the marks of the blocks begin with. */
  prefix: string
}

/** What a section of a new paper begins with; `clinical`: it stands behind the wall because what it was taken from does. */
export interface Prefilled {
  blocks: Block[]
  clinical: boolean
}
const nothing: Prefilled = { blocks: [], clinical: false }

/** The words that a section of a new paper begins with, out of a thing of another module; none when it is not of this file, out of reach, or must not leave the file. */
export async function prefillOf(context: Context, of: Of): Promise<Prefilled> {
  const { tx } = context
  const { section, sourceId, caseId, prefix } = of
  switch (section.prefill) {
    case 'plan': {
      const plan = await planText(context, sourceId)
      return plan.caseId === caseId ? { blocks: planBlocks(plan, section.key, prefix), clinical: false } : nothing
    }
    case 'minutes': {
      const minutes = await minutesText(tx, sourceId, caseId)
      if (!minutes || isSecret({ section: minutes.section })) return nothing
      return { blocks: minutesBlocks({ ...minutes, body: minutes.body ?? (await diaryWords(context, caseId, minutes)) }, section.key, prefix), clinical: isClinical({ section: minutes.section }) }
    }
    case 'request': {
      const request = await requestText(tx, sourceId)
      return request.caseId === caseId ? { blocks: requestBlocks(request, section.key, prefix), clinical: request.clinical } : nothing
    }
    case 'mediation': {
      const minutes = await minutesText(tx, sourceId, caseId)
      return minutes ? { blocks: mediationBlocks(minutes, section.key, prefix), clinical: false } : nothing
    }
    case 'entry_talk': {
      const talk = await talkReport(tx, sourceId)
      return talk?.caseId === caseId ? { blocks: talkBlocks(talk, section.key, prefix), clinical: Boolean(talk.parts[section.key as TalkPart]?.health) } : nothing
    }
    case 'social_file':
      return { blocks: (await quote(context, of.paperId, false, await toldBy(context, of))) as Block[], clinical: false }
    case undefined:
      return nothing
  }
}

/** To whom a paper goes when what it takes up says so: a request its body, as long as it is of this file. */
export async function receiverIn(tx: Tx, caseId: string, skeleton: Skeleton, sourceId: string | null | undefined): Promise<string | undefined> {
  if (!sourceId || !skeleton.sections.some(({ prefill }) => prefill === 'request')) return undefined
  const request = await requestText(tx, sourceId)
  return request.caseId === caseId ? request.to : undefined
}

/** The account of a meeting that is an entry of the diary. */
async function diaryWords({ tx }: Context, caseId: string, { on, diaryEntryId }: { on: PlainDate; diaryEntryId: string | null }): Promise<string> {
  if (!diaryEntryId) return ''
  return (await diaryFacts(tx, caseId, { from: addDays(on, -2), to: addDays(on, 2) })).find(({ source }) => source.id === diaryEntryId)?.text ?? ''
}

/** What an assessment says for this part of a paper; nothing psychological: it has its own sections. */
async function toldBy({ tx, now }: Context, { caseId, sourceId, section }: Of): Promise<CaseFact[]> {
  const today = dateInRome(now)
  const facts = await factsOfFile(tx, caseId, { from: addDays(today, -3650), to: today })
  return facts.filter((fact) => fact.source.kind === 'assessment' && fact.source.id.startsWith(`${sourceId}#`) && fact.part === section.part && !isClinical(fact)).slice(0, 200)
}
