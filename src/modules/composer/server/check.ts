import { conflict, forbidden, invalid, Problem } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/review.ts'
import { agesIn, findingAt, isAnswerable, missing, otherChildrenIn, piecesOf, type Checked, type Finding, type FindingKind } from '../domain/check.ts'
import { assertMayCheck } from './access.ts'
import { changedSources, periodOf } from './facts.ts'
import * as frozen from './frozen-store.ts'
import { openPaper } from './open-paper.ts'
import type { Opened } from './opened.ts'
import { isOptional } from './present.ts'
import * as store from './section-store.ts'

type Needs = Pick<Context, 'tx' | 'now'>

/** What would give somebody away, what is missing, what does not agree. Secrets are compared in the database: only kind and place come out. */
export async function findingsOf({ tx, now }: Needs, opened: Opened): Promise<{ findings: Finding[]; titles: Map<string, string> }> {
  const { paper, file } = opened
  const rows = await store.sectionsOf(tx, paper.id)
  const checked: Checked = {
    kind: paper.kind, addressee: paper.addressee.name, question: paper.question, methods: paper.methods,
    head: [paper.title, paper.subject, paper.addressee.office ?? '', paper.addressee.attention ?? '', ...paper.annexes],
    sections: rows.map((row) => ({ id: row.id, key: row.key, part: row.part, optional: isOptional(paper.kind, row.key), blocks: row.blocks })),
  }
  const pieces = piecesOf(checked)
  const today = dateInRome(now)
  const born = file.child_birth as PlainDate | null
  const secrets = await frozen.secretsIn(tx, paper.id, pieces.map(({ text }) => text))
  const sources = await changedSources(tx, opened)
  const remarks = await store.openRemarks(tx, [paper.id])
  const findings: Finding[] = [
    ...secrets.map(({ kind, at }) => findingAt(kind as FindingKind, pieces[at]!)),
    ...otherChildrenIn(pieces, await frozen.otherChildren(tx, paper.case_id), [file.child_name]),
    ...agesIn(pieces, { names: file.child_name.split(/\s+/), born }, { from: periodOf(opened, now).from, to: (paper.dated_on as PlainDate | null) ?? today }),
    ...missing(checked),
    ...sources.map((one): Finding => ({
      key: `source_corrected:${one.blockId}:${one.now?.version ?? 'gone'}`, kind: 'source_corrected', sectionId: one.sectionId, blockId: one.blockId,
      paragraph: pieces.find(({ blockId }) => blockId === one.blockId)?.paragraph ?? null, detail: one.title,
    })),
    ...remarks.map((one): Finding => ({ key: `open_remark:${one.section_id}:${one.n}`, kind: 'open_remark', sectionId: one.section_id, blockId: null, paragraph: null, detail: String(one.n) })),
  ]
  return { findings, titles: new Map(rows.map(({ id, title }) => [id, title])) }
}

/** The findings as they are answered, those that must be put right first. */
export async function checkOf(context: Needs, opened: Opened): Promise<contract.CheckResult> {
  const { tx } = context
  const [{ findings, titles }, answers] = [await findingsOf(context, opened), await frozen.answersOf(tx, opened.paper.id)]
  const names = await operatorHeaders(tx, answers.map(({ by_operator }) => by_operator))
  const shown = findings.map((one) => {
    const answer = isAnswerable(one.kind) ? answers.find(({ finding }) => finding === one.key) : undefined
    return {
      ...one, sectionId: one.sectionId as Id<'section'> | null, sectionTitle: one.sectionId ? (titles.get(one.sectionId) ?? null) : null, answerable: isAnswerable(one.kind),
      answer: answer ? { reason: answer.reason, by: { id: answer.by_operator, name: names.get(answer.by_operator)?.name ?? '' }, at: answer.at } : null,
    }
  }).toSorted((a, b) => Number(a.answerable) - Number(b.answerable) || Number(a.answer !== null) - Number(b.answer !== null))
  return { findings: shown, stops: shown.filter(({ answerable }) => !answerable).length, open: shown.filter(({ answerable, answer }) => answerable && !answer).length }
}

/** What the check stops, approval or draft: so many things, never which. */
export const stopped = (n: number) => conflict({
  it: `Il controllo ha trovato ${n === 1 ? 'una cosa che non può' : `${n} cose che non possono`} uscire dal fascicolo: guarda il controllo e correggi il testo.`,
  en: `The check found ${n} thing(s) that may not leave the file: look at the check and put the text right.`,
})

/** Enough for who writes for an hour with the check open; too few to try one name after the other. Asking is done by hand. */
const HOURLY = { 'composer.checkPaper': 120, 'composer.askApproval': 30, 'composer.downloadDraft': 30 } as const

/** The check says whether a name is the reporter's: it looks at saved text only, so many times in an hour, and every run is in the register. */
export async function assertNotGuessing(tx: Context['tx'], action: keyof typeof HOURLY): Promise<void> {
  if ((await frozen.checkAttempts(tx, action)) < HOURLY[action]) return
  throw new Problem('too-many', {
    it: 'Hai fatto il controllo molte volte nell’ultima ora: il testo è salvato, riprova tra qualche minuto.',
    en: 'You ran the check many times in the last hour: the text is saved, try again in some minutes.',
  })
}

export const checkPaper = operation(contract.checkPaper, async (context, { paperId }) => {
  const opened = await openPaper(context, paperId)
  assertMayCheck(opened.me)
  await assertNotGuessing(context.tx, 'composer.checkPaper')
  const result = await checkOf(context, opened)
  context.note({ stops: result.stops, open: result.open })
  return result
})

/** Only who answers for the unit says that a finding is a false alarm, and never of a reporter or of a protected place. */
export const answerFinding = operation(contract.answerFinding, async (context, { paperId, key, reason }) => {
  const { tx, actor, now, note } = context
  const opened = await openPaper(context, paperId)
  if (!opened.me.leads) {
    throw forbidden({ it: 'Dice che è un falso allarme chi coordina l’unità: chiedi a loro, o correggi il testo.', en: 'Who coordinates the unit says that it is a false alarm: ask them, or change the text.' })
  }
  if (opened.paper.state !== 'writing' && opened.paper.state !== 'asked') throw conflict({ it: 'La relazione è già approvata.', en: 'The paper is approved already.' })
  const { findings } = await findingsOf(context, opened)
  const finding = findings.find((one) => one.key === key)
  if (!finding) throw invalid('key', { it: 'Questa segnalazione non c’è più: il testo è cambiato, rifai il controllo', en: 'This finding is gone: the words changed, check again' })
  note({ finding: finding.kind })
  if (!isAnswerable(finding.kind)) {
    throw conflict({
      it: 'Questo non si può lasciare nel testo con una spiegazione: va tolto dalla relazione.',
      en: 'This cannot be left in the text with an explanation: take it out of the paper.',
    })
  }
  await frozen.insertAnswer(tx, { paper_id: paperId, finding: key, reason, by_operator: actor.id, at: new Date(now).toISOString() })
  return checkOf(context, opened)
})
