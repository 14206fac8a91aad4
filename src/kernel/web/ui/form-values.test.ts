import { expect, it } from 'vitest'
import * as z from 'zod'
import { plainDate } from '../../contract/fields.ts'
import { asSent } from './form-values.ts'

const orNull = <T extends z.ZodType>(one: T) => one.nullish().transform((value) => value ?? null)
const repeat = z.object({ every: z.enum(['week', 'month']), count: orNull(z.coerce.number().int().min(2)), until: orNull(plainDate) }).refine(({ count, until }) => (count === null) !== (until === null))

it('takes an empty field for nothing inside a part that may be left out too', () => {
  const schema = z.object({ on: plainDate, repeat: orNull(repeat), lines: orNull(z.array(z.object({ name: z.string().min(1), by: orNull(plainDate) }))) })
  const sent = asSent(schema, { on: '2027-03-26', repeat: { every: 'week', count: '3', until: '' }, lines: [{ name: 'Uno', by: '' }] })
  expect(sent).toEqual({ on: '2027-03-26', repeat: { every: 'week', count: '3', until: null }, lines: [{ name: 'Uno', by: null }] })
  expect(schema.safeParse(sent).success).toBe(true)
  expect(asSent(schema, { on: '', repeat: { every: 'week', count: '', until: '2027-06-01' }, lines: null })).toEqual({ on: '', repeat: { every: 'week', count: null, until: '2027-06-01' }, lines: null })
})

it('leaves obligatory fields empty, so that they are asked for, inside a part too', () => {
  const schema = z.object({ repeat: orNull(repeat), who: z.object({ name: z.string().min(1), note: z.string().nullish() }) })
  expect(asSent(schema, { repeat: null, who: { name: '', note: '' } })).toEqual({ repeat: null, who: { name: '', note: '' } })
  expect(asSent(schema, { repeat: { every: '', count: '', until: '' }, who: { name: 'A', note: 'b' } })).toEqual({ repeat: { every: '', count: null, until: null }, who: { name: 'A', note: 'b' } })
})
