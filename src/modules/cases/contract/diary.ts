import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { code, id, instant, line, obligatory, optionalLine, prose, version } from '#kernel/contract/fields.ts'
import { message } from '#kernel/contract/message.ts'
import { openableSections, type Section } from '#modules/access/contract.ts'

export const sectionField = z.enum(openableSections as [Section, ...Section[]], { error: message({ it: 'Scegli una sezione', en: 'Choose a section' }) })

const named = z.object({ id: z.uuid(), name: z.string() })

const presenceInput = z
  .object({ personId: id('person').nullish(), operatorId: id('operator').nullish(), name: optionalLine(200), role: optionalLine(100) })
  .refine((one) => [one.personId, one.operatorId, one.name].filter(Boolean).length === 1, { error: message({ it: 'Indica una persona, un operatore oppure un nome', en: 'Give a person, a worker or a name' }) })

const presence = z.object({
  personId: id('person').nullable(),
  operatorId: id('operator').nullable(),
  /** Null: somebody whose name this reader may not see. */
  name: z.string().nullable(),
  role: z.string().nullable(),
})

const entryInput = {
  kind: code,
  section: sectionField,
  origin: code,
  happenedAt: instant,
  minutes: z.int().min(0, message({ it: 'Almeno 0 minuti', en: 'At least 0 minutes' })).max(1440, message({ it: 'Al massimo 24 ore', en: 'At most 24 hours' })).nullish(),
  place: optionalLine(200),
  title: optionalLine(200),
  body: prose().refine((text) => text.trim() !== '', { error: obligatory }),
  presences: z.array(presenceInput).max(40, message({ it: 'Al massimo 40 presenti', en: 'At most 40 people present' })).default([]),
}

const entryContent = {
  kind: z.string(),
  section: sectionField,
  origin: z.string(),
  happenedAt: instant,
  minutes: z.int().nullable(),
  place: z.string().nullable(),
  title: z.string().nullable(),
  body: z.string(),
  presences: z.array(presence),
}

export const diaryEntry = z.object({
  id: id('entry'),
  caseId: id('case'),
  ...entryContent,
  author: named,
  writtenAt: instant,
  /** When the present words replaced earlier ones, and whose they are. */
  corrected: z.object({ at: instant, by: named.nullable() }).nullable(),
  /** Other files within reach in which the same entry stands. */
  alsoIn: z.array(z.object({ caseId: id('case'), number: z.string(), childName: z.string() })),
  version,
  can: z.object({ correct: z.boolean() }),
})
export type DiaryEntry = z.output<typeof diaryEntry>

const inCase = { caseId: id('case') }
const ofEntry = { ...inCase, entryId: id('entry') }

/** Writes in the diary; with `alsoFor` the same words stand in the siblings' files too. */
export const writeEntry = endpoint({
  id: 'cases.writeEntry',
  method: 'POST',
  path: '/api/cases/{caseId}/diary',
  summary: 'Write a diary entry in a file, and in siblings’ files tied to it',
  params: z.object(inCase),
  body: z.object({
    ...entryInput,
    alsoFor: z.array(id('case')).max(20).default([]).describe('files of siblings tied to this one'),
    draftId: id('draft').nullish().describe('the draft to discard in the same transaction'),
  }),
  response: diaryEntry,
})

export const getEntry = endpoint({
  id: 'cases.getEntry',
  method: 'GET',
  path: '/api/cases/{caseId}/diary/{entryId}',
  summary: 'A diary entry with who was there',
  params: z.object(ofEntry),
  response: diaryEntry,
})

/** A correction is a new version; the old one is kept with the reason why it was replaced. */
export const correctEntry = endpoint({
  id: 'cases.correctEntry',
  method: 'POST',
  path: '/api/cases/{caseId}/diary/{entryId}/corrections',
  summary: 'Correct a diary entry: a new version, the old one is kept',
  params: z.object(ofEntry),
  body: z.object({ ...entryInput, reason: line(500), version, draftId: id('draft').nullish() }),
  response: diaryEntry,
})

const entryVersion = z.object({
  n: z.int(),
  ...entryContent,
  author: named.nullable(),
  writtenAt: instant,
  /** Why it was replaced. */
  reason: z.string(),
  replacedBy: named.nullable(),
})
export type EntryVersion = z.output<typeof entryVersion>

export const listEntryVersions = endpoint({
  id: 'cases.listEntryVersions',
  method: 'GET',
  path: '/api/cases/{caseId}/diary/{entryId}/versions',
  summary: 'Earlier versions of a diary entry, newest first',
  params: z.object(ofEntry),
  response: z.object({ rows: z.array(entryVersion) }),
})

/** What the composer needs: who can have been there, whose siblings, what this person may write. */
export const getDiaryDesk = endpoint({
  id: 'cases.getDiaryDesk',
  method: 'GET',
  path: '/api/cases/{caseId}/diary-desk',
  summary: 'People, team and siblings to choose from when writing a diary entry',
  params: z.object(inCase),
  response: z.object({
    people: z.array(z.object({ personId: id('person'), name: z.string(), original: z.string().nullable() })),
    team: z.array(z.object({ operatorId: id('operator'), name: z.string(), role: z.string() })),
    siblings: z.array(z.object({ caseId: id('case'), number: z.string(), childName: z.string() })),
    sections: z.array(sectionField),
    can: z.object({ write: z.boolean(), raiseWarning: z.boolean() }),
  }),
})

const DRAFT_LIMIT = 200_000
const draftContent = z
  .record(z.string(), z.json())
  .refine((content) => JSON.stringify(content).length <= DRAFT_LIMIT, { error: message({ it: 'La bozza è troppo lunga: al massimo 200.000 caratteri', en: 'The draft is too long: at most 200,000 characters' }) })

export const diaryDraft = z.object({
  id: id('draft'),
  caseId: id('case'),
  entryId: id('entry').nullable(),
  /** As typed, whatever its state. */
  content: z.record(z.string(), z.json()),
  savedAt: instant,
  version,
})
export type DiaryDraft = z.output<typeof diaryDraft>

const ofDraft = { ...inCase, draftId: id('draft') }

/** Keeps what is being written, also when it is not yet a valid entry. */
export const saveDraft = endpoint({
  id: 'cases.saveDraft',
  method: 'PUT',
  path: '/api/cases/{caseId}/drafts/{draftId}',
  summary: 'Keep a draft of a diary entry; only its author sees it',
  params: z.object(ofDraft),
  body: z.object({
    entryId: id('entry').nullish().describe('the entry being corrected'),
    content: draftContent,
    version: z.int().min(0).describe('0: a new draft'),
  }),
  response: z.object({ id: id('draft'), version, savedAt: instant }),
})

export const discardDraft = endpoint({
  id: 'cases.discardDraft',
  method: 'DELETE',
  path: '/api/cases/{caseId}/drafts/{draftId}',
  summary: 'Discard one of my drafts',
  params: z.object(ofDraft),
  response: z.object({ discarded: z.boolean() }),
})

export const listDrafts = endpoint({
  id: 'cases.listDrafts',
  method: 'GET',
  path: '/api/drafts',
  summary: 'My drafts, newest first, each with its file',
  query: z.object({ ofCase: id('case').optional() }),
  response: z.object({ rows: z.array(diaryDraft.extend({ number: z.string(), childName: z.string() })) }),
})

export const diaryEndpoints = { writeEntry, getEntry, correctEntry, listEntryVersions, getDiaryDesk, saveDraft, discardDraft, listDrafts }
