import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/library.ts'
import { lackingOf } from '../domain/complete.ts'
import { alertsIn, seriousNeedsIn, tallyOf } from '../domain/counts.ts'
import { type Circumstances, type Filled, placesOf, visibleItems } from '../domain/fill.ts'
import { misfit } from '../domain/fits.ts'
import { getLocal } from './local-instruments.ts'

/** Whose answers a trial holds, where a section is filled for each person: nobody's. */
const NOBODY = '00000000-0000-7000-8000-000000000000'

/** Fills an instrument with nobody's data and says what it would count and ask. Nothing is kept. */
export const tryInstrument = operation(contract.tryInstrument, async (context, { localId, sections, moment, age }) => {
  const { content } = await getLocal(context, localId)
  const people = content.about === 'people' ? [NOBODY] : []
  const today = dateInRome(context.now)
  const around: Circumstances = { moment, age, heldOn: today as PlainDate }
  const filled = placesOf(content, people).map(({ section, person }): Filled => ({ section: section.key, person, answers: sections[section.key] ?? {} }))
  const wrong = content.sections.flatMap((section) => Object.entries(sections[section.key] ?? {}).flatMap(([key, answer]) => {
    const item = section.items.find((one) => one.key === key)
    const says = item ? misfit(item, answer, today) : { it: 'Questa voce non c’è più', en: 'This item is not there any more' }
    return says ? [{ section: section.key, item: key, says }] : []
  }))
  return {
    visible: placesOf(content, people).flatMap(({ section, person }) => visibleItems(content, section, filled, person, around).map(({ key }) => key)),
    counts: tallyOf(content, filled, people, around), missing: lackingOf(content, filled, people, around),
    serious: seriousNeedsIn(content, filled, people, around).map(({ item, level }) => ({
      id: item.key, assessmentId: NOBODY, instrument: content.title, instrumentKey: content.key, item: item.key, label: item.label, area: item.area ?? null, level, person: null, since: today,
    })),
    alerts: alertsIn(content, filled, people, around).map(({ says }) => says), wrong,
  }
})
