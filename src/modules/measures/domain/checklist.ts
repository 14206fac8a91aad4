import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { checklistsOf, type ChecklistKind } from './kinds.ts'

export interface ChecklistItem {
  /** `ASS-02 a`: the list and its letter. */
  id: string
  list: ChecklistKind
  it: string
  en: string
  /** The order says who does which acts: these words enter the legal status. */
  act?: 'keeper' | 'service' | 'keeperActs' | 'parents' | 'curator'
}

export interface ChecklistSource {
  article: string
  sure: 'SEEN' | 'SEEN+OWN' | 'OWN'
  it: string
  en: string
}

/** What the law wants in an order (`law.md` 3.2, 3.3, 3.5), each with its article and how surely it was read. */
export const checklistSources: Readonly<Record<ChecklistKind, ChecklistSource>> = {
  'ASS-02': { article: 'L. 184/1983, art. 5-bis c. 2', sure: 'SEEN', it: 'Che cosa deve dire l’affidamento al servizio sociale', en: 'What an entrustment to the social service must say' },
  'AFF-04': { article: 'L. 184/1983, art. 4 c. 3-4', sure: 'SEEN+OWN', it: 'Che cosa deve dire un affidamento', en: 'What a foster measure must say' },
  'CPC-07': { article: 'art. 473-bis.7 c.p.c.', sure: 'SEEN', it: 'Che cosa deve dire chi limita la responsabilità', en: 'What an order limiting responsibility must say' },
}

const item = (list: ChecklistKind, letter: string, it: string, en: string, act?: ChecklistItem['act']): ChecklistItem =>
  ({ id: `${list} ${letter}`, list, it, en, ...(act ? { act } : {}) })

export const checklistItems: readonly ChecklistItem[] = [
  item('ASS-02', 'a', 'Chi è il collocatario', 'Who keeps the child', 'keeper'),
  item('ASS-02', 'b', 'Gli atti che compie il servizio sociale, anche con i servizi sanitari', 'Acts done by the social service, also with the health services', 'service'),
  item('ASS-02', 'c', 'Gli atti che compie il collocatario', 'Acts done by the keeper', 'keeperActs'),
  item('ASS-02', 'd', 'Gli atti che restano ai genitori', 'Acts that stay with the parents', 'parents'),
  item('ASS-02', 'e', 'Gli atti del curatore nominato (art. 333 c. 2 c.c.)', 'Acts of the curator appointed', 'curator'),
  item('ASS-02', 'f', 'I compiti del servizio (art. 5 c. 2)', 'Tasks of the service'),
  item('ASS-02', 'g', 'La durata, non oltre 24 mesi', 'Duration, at most 24 months'),
  item('ASS-02', 'h', 'Ogni quanto riferire, non oltre sei mesi', 'How often to report, at most every six months'),
  item('AFF-04', 'a', 'Le ragioni', 'The reasons'),
  item('AFF-04', 'b', 'Tempi e modi dei poteri dell’affidatario', 'Times and ways of the foster carer’s powers', 'keeperActs'),
  item('AFF-04', 'c', 'Come i genitori e la famiglia mantengono i rapporti', 'How parents and family keep contact', 'parents'),
  item('AFF-04', 'd', 'Il servizio responsabile del programma e della vigilanza', 'The service responsible for programme and supervision', 'service'),
  item('AFF-04', 'e', 'La durata prevedibile, legata al recupero della famiglia', 'Presumable duration, tied to the family’s recovery'),
  item('CPC-07', 'a', 'La residenza abituale', 'Habitual residence', 'keeper'),
  item('CPC-07', 'b', 'Gli atti del curatore, dei genitori, di chi ha con sé il minore', 'Acts of curator, parents, keeper', 'curator'),
  item('CPC-07', 'c', 'Ogni quanto riferire al giudice tutelare', 'How often to report to the guardianship judge'),
]

export const itemStates = ['present', 'missing', 'asked'] as const
export type ItemState = (typeof itemStates)[number]
export type ChecklistAnswers = Readonly<Record<string, { state: ItemState; words?: string | null | undefined; on?: PlainDate | null | undefined }>>

/** What the form already says answers some of them. */
export interface SaidElsewhere {
  placement: boolean
  mandate: boolean
  grounds: boolean
  months: number | null
  reportEveryMonths: number | null
}

export interface CheckedItem extends ChecklistItem {
  state: ItemState | null
  words: string | null
  on: PlainDate | null
  /** Said by another part of the form, not answered by hand. */
  derived: boolean
  /** Beyond what the law allows. */
  beyond: boolean
}

const saidBy = (id: string, said: SaidElsewhere): boolean =>
  (['ASS-02 a', 'CPC-07 a'].includes(id) && said.placement) || (id === 'ASS-02 f' && said.mandate) || (id === 'AFF-04 a' && said.grounds) ||
  (['ASS-02 g', 'AFF-04 e'].includes(id) && said.months !== null) || (['ASS-02 h', 'CPC-07 c'].includes(id) && said.reportEveryMonths !== null)

const isBeyond = (id: string, said: SaidElsewhere): boolean =>
  (id === 'ASS-02 g' && (said.months ?? 0) > 24) || (id === 'ASS-02 h' && (said.reportEveryMonths ?? 0) > 6)

/** The contents that the law wants in an order of these kinds, each present, missing, asked for, or not looked at yet (null). */
export function checkedItems(kinds: readonly string[], answers: ChecklistAnswers, said: SaidElsewhere): CheckedItem[] {
  const lists = checklistsOf(kinds)
  return checklistItems.filter(({ list }) => lists.includes(list)).map((one) => {
    const answer = answers[one.id]
    const derived = !answer && saidBy(one.id, said)
    return { ...one, state: answer?.state ?? (derived ? 'present' : null), words: answer?.words ?? null, on: answer?.on ?? null, derived, beyond: isBeyond(one.id, said) }
  })
}

/** The words of the order on who does which acts. */
export function actsOf(answers: ChecklistAnswers): Record<NonNullable<ChecklistItem['act']>, string | null> {
  const acts: Record<NonNullable<ChecklistItem['act']>, string | null> = { keeper: null, service: null, keeperActs: null, parents: null, curator: null }
  for (const { id, act } of checklistItems) if (act && answers[id]?.state === 'present') acts[act] ??= answers[id].words ?? null
  return acts
}
