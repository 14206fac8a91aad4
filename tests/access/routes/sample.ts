import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Chance } from '../oracle/random.ts'

interface Schema {
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minLength?: number
  maxLength?: number
  default?: unknown
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
}

const schemas = new WeakMap<z.ZodType, Schema>()
function schemaOf(type: z.ZodType): Schema {
  let schema = schemas.get(type)
  if (!schema) {
    schema = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
    schemas.set(type, schema)
  }
  return schema
}

/** A value of the kind that an endpoint takes: what its schema says, not always what its rules want. */
export const sampleOf = (type: z.ZodType, chance: Chance): unknown => sample(schemaOf(type), chance)

function sample(schema: Schema, chance: Chance): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return chance.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sample(chance.pick(choices), chance)
  if (schema.allOf) return sample(Object.assign({}, ...schema.allOf) as Schema, chance)
  const type = Array.isArray(schema.type) ? chance.pick(schema.type) : schema.type
  if (type === 'object') return sampleObject(schema, chance)
  if (type === 'array') return Array.from({ length: (schema.minItems ?? 0) + chance.below(2) }, () => sample(schema.items ?? {}, chance))
  if (type === 'integer' || type === 'number') return (schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1) + chance.below(Math.min(20, (schema.maximum ?? 100) - (schema.minimum ?? 0)))
  if (type === 'boolean') return chance.is(0.5)
  if (type === 'null') return null
  return sampleText(schema, chance)
}

function sampleObject({ properties = {}, required = [] }: Schema, chance: Chance): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => required.includes(name) || chance.is(0.3)).map(([name, one]) => [name, sample(one, chance)]))
}

function sampleText({ format, pattern, minLength = 1, maxLength = 60 }: Schema, chance: Chance): string {
  if (format === 'uuid') return randomUUID()
  if (format === 'date') return '2026-05-04'
  if (format === 'date-time') return '2026-05-04T10:00:00Z'
  if (format === 'email') return 'prova@esempio.it'
  if (format === 'uri') return 'https://esempio.it'
  const fitting = ['2026-05-04', '12345', '123456', '09:30', 'IT', 'ita', 'prova', 'PROVA', 'a1B2c3', randomUUID(), '2026-05-04T10:00:00Z'].filter((text) => pattern && new RegExp(pattern, 'u').test(text))
  if (fitting.length) return chance.pick(fitting)
  const text = 'Parole di prova, abbastanza lunghe da bastare a ogni campo'.slice(0, Math.max(minLength, Math.min(maxLength, 5 + chance.below(50))))
  return text.padEnd(minLength, 'x')
}
