import { createHash } from 'node:crypto'
import { conflict, forbidden } from '#kernel/contract/problem.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { coordinatorsOf } from '#modules/access/server/index.ts'
import * as contract from '../contract/hosted.ts'
import { canonical } from '../domain/freeze.ts'
import { hostedContent, hostedThings, type HostedThing } from '../domain/hosted.ts'
import type { PaperContent } from '../domain/paper.ts'
import { assertOtherEyesOnList } from './hosted-access.ts'
import { beginListChange, finishListChange } from './hosted-open.ts'
import type { OpenedList } from './hosted-present.ts'
import * as store from './hosted-store.ts'
import { nextNumber, settingOf } from './paper-store.ts'
import { bodyOf, professionsOf } from './people-store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'now'>

/** Refuses a list in which something the law asks of a child is not written yet, or that the actor does not see whole. */
async function assertWhole(tx: Context['tx'], { row }: OpenedList, children: readonly store.ChildRow[], words: Awaited<ReturnType<typeof store.wordsOfChildren>>): Promise<void> {
  if ((await store.countsOf(tx, row)).hidden > 0) {
    throw forbidden({ it: 'Nell’elenco ci sono minori, o notizie su di loro, che tu non leggi: lo approva chi lo legge tutto.', en: 'There are children in the list, or things said of them, that you do not read: it is approved by who reads all of it.' })
  }
  const empty = children.filter((child) => hostedThings.some((about) => !words.some((one) => one.child_id === child.id && one.about === about && one.words !== '')))
  if (empty.length) {
    throw conflict({
      it: `Manca qualcosa per ${empty.length === 1 ? 'un minore' : `${empty.length} minori`}: la legge vuole per ciascuno la residenza dei genitori, i rapporti con la famiglia e le condizioni psicofisiche.`,
      en: `Something is missing for ${empty.length} child(ren): the law wants for each the residence of the parents, the relations with the family and the psycho-physical condition.`,
    })
  }
  for (const child of children) {
    const secrets = await store.secretsOfChild(tx, child.id, words.filter((one) => one.child_id === child.id).map((one) => one.words))
    if (secrets.length) {
      throw conflict({
        it: `Per ${child.child_name ?? ''} c’è ${secrets.includes('reporter') ? 'il nome o un recapito di chi ha segnalato' : 'un indirizzo o un recapito protetto'}: toglilo, non può uscire dal fascicolo.`,
        en: `What is said of ${child.child_name ?? ''} names ${secrets.includes('reporter') ? 'who reported' : 'a protected address or contact'}: take it out, it may not leave the file.`,
      })
    }
  }
  if (!row.addressee.name) throw conflict({ it: 'Manca il destinatario: scrivi a quale Procura va l’elenco.', en: 'The addressee is missing: write to which prosecutor the list goes.' })
}

/** The list as it will stand for ever. */
async function contentOf({ tx, actor, now }: Needs, { row }: OpenedList, children: readonly store.ChildRow[], words: Awaited<ReturnType<typeof store.wordsOfChildren>>, number: { n: number; year: number }): Promise<PaperContent> {
  const on = (row.dated_on as PlainDate | null) ?? dateInRome(now)
  const people = await professionsOf(tx, [actor.id], on)
  const me = people.get(actor.id) ?? { name: '', role: '' }
  const former = (await store.frozenOfList(tx, row.id)).find(({ n, sent_on }) => n < row.current && sent_on !== null)
  return hostedContent({
    organisationId: row.organisation_id, body: await bodyOf(tx, row.organisation_id, row.unit_id), place: row.place, on, addressee: row.addressee, period: { from: row.period_from as PlainDate, to: row.period_to as PlainDate }, note: row.note,
    children: children.map((child) => ({
      name: child.child_name ?? '', bornOn: child.child_birth as PlainDate | null, enteredOn: child.entered_on as PlainDate | null, leftOn: child.left_on as PlainDate | null,
      words: Object.fromEntries(hostedThings.map((about) => [about, words.find((one) => one.child_id === child.id && one.about === about)!.words])) as Record<HostedThing, string>,
    })),
    number, version: row.current, authors: [me], approvedBy: me, supersedes: former ? `sostituisce la versione ${former.n} inviata il ${former.sent_on!.split('-').toReversed().join('/')}` : null,
  })
}

/** Tells these people, but not who acts; nobody's name is in it. */
const tellOf = ({ tx, now, actor }: Needs, kind: string, listId: string, to: readonly string[]) =>
  notify(tx, now, [...new Set(to)].filter((id) => id !== actor.id).map((one) => ({ to: one, kind, params: { list: listId } })))

export const askHostedList = operation(contract.askHostedList, async (context, { listId, version }) => {
  const opened = await beginListChange(context, listId, version, 'ask')
  await tellOf(context, 'composer.list_asked', listId, await coordinatorsOf(context.tx, opened.row.unit_id))
  return finishListChange(context, opened, { state: 'asked', asked_by: context.actor.id, asked_at: new Date(context.now).toISOString() }, { what: 'asked' })
})

/** Back to who writes it, with words; one approved and not sent gets a new version at the next approval. */
export const sendBackHostedList = operation(contract.sendBackHostedList, async (context, { listId, words, version }) => {
  const opened = await beginListChange(context, listId, version, 'sendBack')
  await tellOf(context, 'composer.list_sent_back', listId, [opened.row.created_by, ...(await store.handsOf(context.tx, listId))])
  return finishListChange(context, opened, { state: 'writing', asked_by: null, asked_at: null, ...(opened.row.state === 'approved' ? { current: opened.row.current + 1 } : {}) }, { what: 'sent_back', words })
})

/** Approves: the version gets its number and is frozen with its hash. Each child in it is written in the register of his file. */
export const approveHostedList = operation(contract.approveHostedList, async (context, { listId, version }) => {
  const { tx, actor, now, audit } = context
  const opened = await beginListChange(context, listId, version, 'approve')
  const { row } = opened
  const children = (await store.childrenOf(tx, listId)).filter(({ left_out }) => left_out === null)
  const words = await store.wordsOfChildren(tx, children.map(({ id }) => id))
  await assertWhole(tx, opened, children, words)
  if (children.length) assertOtherEyesOnList(opened.me, await store.handsOf(tx, listId), (await settingOf(tx, row.organisation_id))?.two_pairs ?? true)
  const at = new Date(now).toISOString()
  const year = row.year ?? Number(dateInRome(now).slice(0, 4))
  const number = row.number ?? (await nextNumber(tx, row.organisation_id, year))
  const content = await contentOf(context, opened, children, words, { n: number, year })
  const hash = createHash('sha256').update(canonical(content)).digest('hex')
  await store.insertFrozenList(tx, { list_id: listId, n: row.current, content, hash, cases: children.map(({ case_id }) => case_id), approved_by: actor.id, approved_at: at })
  for (const { case_id } of children) audit(case_id, { hostedList: listId, approved: true })
  return finishListChange(context, opened, { state: 'approved', number, year, dated_on: content.on }, { what: 'approved' })
})

export const renewHostedList = operation(contract.renewHostedList, async (context, { listId, reason, version }) => {
  const opened = await beginListChange(context, listId, version, 'renew')
  return finishListChange(context, opened, { state: 'writing', current: opened.row.current + 1, asked_by: null, asked_at: null, dated_on: null }, { what: 'superseded', words: reason })
})

/** Thrown away: what was never numbered may be, with the reason; it stays to be read. */
export const dropHostedList = operation(contract.dropHostedList, async (context, { listId, reason, version }) => {
  const opened = await beginListChange(context, listId, version, 'drop')
  if (opened.row.number !== null) throw conflict({ it: 'Ha già un numero: non si butta, si invia o si lascia dov’è.', en: 'It has its number already: it is not thrown away.' })
  return finishListChange(context, opened, { state: 'dropped' }, { what: 'dropped', words: reason })
})
