import { expect, it } from 'vitest'
import { hasCopyForOthers, isForOthers, mayBeForOthers } from './for-others.ts'
import { competences } from './instruments/competences.ts'
import { shippedInstruments } from './instruments/index.ts'

it('only the competences have a copy for others', () => {
  expect(new Set(shippedInstruments.filter(hasCopyForOthers).map(({ key }) => key))).toEqual(new Set(['competenze']))
})

it('limits, what the person wants, the steps and the receipt are left out unless asked for; the receipt always', () => {
  const out = competences.sections.flatMap((section) => section.items.filter((item) => !isForOthers(section, item)).map(({ key }) => key))
  expect(out).toEqual(['vincoli', 'aspirazioni', 'piano', 'copia'])
  expect(competences.sections.flatMap((section) => section.items.filter((item) => !mayBeForOthers(section, item)).map(({ key }) => key))).toEqual(['copia'])
})

it('what a body added is left out from the start; health and clinical parts cannot be put on it', () => {
  expect(isForOthers({ reach: 'work_status' }, { key: 'isee' })).toBe(false)
  expect(mayBeForOthers({ reach: 'work_status' }, { key: 'isee' })).toBe(true)
  expect(mayBeForOthers({ reach: 'health' }, { key: 'lingue' })).toBe(false)
  expect(mayBeForOthers({ reach: 'work_status', clinical: true }, { key: 'lingue' })).toBe(false)
  expect(mayBeForOthers({ reach: 'work_status' }, { key: 'presenti', form: true })).toBe(false)
})
