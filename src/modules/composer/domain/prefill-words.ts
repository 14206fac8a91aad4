import type { Block } from './paper.ts'

const dayWords = (day: string | null): string => (day ? day.split('-').reverse().map(Number).join('/') : '')

/** Blocks one after another, each with a mark of its own. */
function numbered(prefix: string, blocks: readonly (Record<string, unknown> & { kind: string })[]): Block[] {
  return blocks.map((block, index) => ({ ...block, id: `${prefix}-${index + 1}` }) as unknown as Block)
}

const para = (text: string) => ({ kind: 'paragraph', runs: [{ text }] })
const labelled = (label: string, text: string) => ({ kind: 'paragraph', runs: [{ text: `${label}: `, bold: true }, { text }] })
const head = (text: string, level: 1 | 2 = 1) => ({ kind: 'heading', level, text })
const list = (items: readonly string[]) => ({ kind: 'list', ordered: false, items: items.map((text) => [{ text }]) })

/** What is taken of a plan. */
export interface PlanWords {
  inside: string | null
  areas: readonly {
    label: string
    health: boolean
    situation: string
    resources: string
    needs: string
    goals: readonly { words: string; indicator: string | null; dueOn: string | null; actions: readonly { words: string; who: string; byOn: string | null; state: string }[] }[]
  }[]
  agreements: readonly { who: string; stance: string; on: string | null; reason: string | null; ownWords: string | null }[] | null
}

type AreaWords = PlanWords['areas'][number]

const stands = (areas: readonly AreaWords[]) => areas.filter((one) => one.situation || one.resources || one.needs).flatMap((one) => [
  head(one.label), ...(one.situation ? [para(one.situation)] : []), ...(one.resources ? [labelled('Risorse', one.resources)] : []), ...(one.needs ? [labelled('Bisogni', one.needs)] : []),
])

const wants = (areas: readonly AreaWords[]) => areas.filter(({ goals }) => goals.length > 0).flatMap((one) => [
  head(one.label),
  ...one.goals.flatMap((goal) => [
    labelled('Obiettivo', [goal.words, goal.dueOn && `(entro il ${dayWords(goal.dueOn)})`].filter(Boolean).join(' ')),
    ...(goal.indicator ? [labelled('Indicatore', goal.indicator)] : []),
    ...(goal.actions.length ? [{ kind: 'table', caption: 'Azioni', head: ['Azione', 'Chi', 'Entro', 'A che punto è'], rows: goal.actions.map((action) => [action.words, action.who, dayWords(action.byOn), action.state]) }] : []),
  ]),
])

/** A plan in the sections of its paper: where one stands, what one wants, who agreed; what is of health apart, in a section of its own behind the wall. */
export function planBlocks({ areas, agreements, inside }: PlanWords, key: string, prefix: string): Block[] {
  const open = areas.filter(({ health }) => !health)
  switch (key) {
    case 'agreements':
      return numbered(prefix, (agreements ?? []).map(({ who, stance, on, reason, ownWords }) => para(`${who} ${stance}${on ? ` (${dayWords(on)})` : ''}${reason ? `: ${reason}` : ''}${ownWords ? ` «${ownWords}»` : ''}`)))
    case 'situation':
      return numbered(prefix, stands(open))
    case 'health': {
      const walled = areas.filter(({ health }) => health)
      return numbered(prefix, [...stands(walled), ...wants(walled)])
    }
    default:
      return numbered(prefix, [...(inside ? [para(`Si inserisce nel ${inside.toLocaleLowerCase('it')}.`)] : []), ...wants(open)])
  }
}

export interface MinutesWords {
  on: string
  from: string
  until: string
  kind: string
  purpose: string | null
  place: string | null
  /** Who was there, and who was not, in whole sentences. */
  attendance: string
  body: string | null
  decisions: readonly { what: string; owner: string | null; dueOn: string | null }[]
}

/** The record of a meeting in its two sections: what was said, what was decided. */
export function minutesBlocks(minutes: MinutesWords, key: string, prefix: string): Block[] {
  if (key === 'decisions') {
    return numbered(prefix, minutes.decisions.length ? [list(minutes.decisions.map(({ what, owner, dueOn }) => [what, owner && `: ${owner}`, dueOn && `, entro il ${dayWords(dueOn)}`].filter(Boolean).join('')))] : [])
  }
  return numbered(prefix, [
    para(`${minutes.kind} del ${dayWords(minutes.on)}, dalle ${minutes.from} alle ${minutes.until}${minutes.place ? `, ${minutes.place}` : ''}.`),
    ...(minutes.attendance ? [para(minutes.attendance)] : []), ...(minutes.purpose ? [labelled('Motivo', minutes.purpose)] : []),
    ...(minutes.body ?? '').split(/\n{2,}/).map((text) => text.trim()).filter(Boolean).map(para),
  ])
}

export interface TalkWords {
  heldOn: string
  held: readonly string[]
  sittings: readonly { on: string; from: string | null; to: string | null; place: string | null }[]
  parts: Readonly<Record<string, { text: string; child: boolean } | undefined>>
}

/** An entry talk in one of the sections of its report; the child's opinion as a quotation of his. */
export function talkBlocks(talk: TalkWords, key: string, prefix: string): Block[] {
  if (key === 'held') {
    const sittings = talk.sittings.map(({ on, from, to, place }) => [dayWords(on), from && to ? `dalle ${from.slice(0, 5)} alle ${to.slice(0, 5)}` : from && `dalle ${from.slice(0, 5)}`, place].filter(Boolean).join(', '))
    return numbered(prefix, [...(sittings.length ? [labelled('Sedute', sittings.join('; '))] : [para(`Colloquio del ${dayWords(talk.heldOn)}.`)]), ...(talk.held.length ? [list(talk.held)] : [])])
  }
  const part = talk.parts[key]
  if (!part) return []
  const texts = part.text.split(/\n{2,}/).map((text) => text.trim()).filter(Boolean)
  return numbered(prefix, texts.map((text) => (part.child ? { kind: 'quote', runs: [{ text }], saidBy: 'Il minore' } : para(text))))
}

/** A mediation in its sections, out of the meeting in which it was given: when, and how many hours; nothing of what was said. */
export const mediationBlocks = ({ on, from, until, kind }: Pick<MinutesWords, 'on' | 'from' | 'until' | 'kind'>, key: string, prefix: string): Block[] =>
  numbered(prefix, key === 'when'
    ? [labelled('Intervento', kind), labelled('Inizio e fine', `${dayWords(on)}, dalle ${from} alle ${until}`), labelled('Lingua usata', ''), labelled('Presenti (ruoli)', '')]
    : [list(['Interpretariato: ', 'Traduzione: ', 'Orientamento: ', 'Facilitazione: '])])

const reasons = new Set(['Per chi', 'Perché'])

/** A request in its two sections: why, and what is asked. */
export const requestBlocks = ({ parts }: { parts: readonly { heading: string; text: string }[] }, key: string, prefix: string): Block[] =>
  numbered(prefix, parts.filter(({ heading }) => reasons.has(heading) === (key === 'reason')).map(({ heading, text }) => labelled(heading, text)))
