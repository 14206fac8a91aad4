/** A JSON Schema, or the part of an OpenAPI document that holds some. */
export type Json = Record<string, unknown>

/** Where a schema stands for the first time: what its name is made of. */
export interface Place {
  module: string
  /** Names to try, the plainest first. */
  names: readonly string[]
}

interface Seen {
  count: number
  modules: Set<string>
  place: Place
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const pascal = (text: string): string => text.replace(/(^|[^A-Za-z0-9]+)([a-z0-9])/gi, (_, _gap: string, letter: string) => letter.toUpperCase())
const singular = (text: string): string => text.replace(/ies$/, 'y').replace(/(ss|x|ch)es$/, '$1').replace(/([^su])s$/, '$1')

/** A description says something of the place, not of the schema: the same schema with and without one is the same. */
function bare(schema: Json): Json {
  const { description: _, ...rest } = schema
  return rest
}
const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted) : isObject(value) ? Object.fromEntries(Object.keys(value).toSorted().map((key) => [key, sorted(value[key])])) : value
const keyOf = (schema: Json): string => JSON.stringify(sorted(bare(schema)))

/** Shapes that stand everywhere, and what they are called wherever they stand first. */
const wellKnown: Readonly<Record<string, string>> = { 'en it': 'Words', 'id name': 'Named' }
const formats: Readonly<Record<string, string>> = { uuid: 'Uuid', 'date-time': 'Instant' }

function ownName(schema: Json): string | undefined {
  if (isObject(schema.properties)) return wellKnown[Object.keys(schema.properties).toSorted().join(' ')]
  return schema.pattern === undefined ? undefined : formats[String(schema.format)]
}

/** Worth a name of its own when it comes again: an object with properties, a pattern, a long list of values. */
const nameable = (schema: Json): boolean =>
  (isObject(schema.properties) && Object.keys(schema.properties).length > 0) || ownName(schema) !== undefined || (Array.isArray(schema.enum) && schema.enum.length > 3)

/**
 * Takes schemas that come more than once out to `components`, each under a name made of where it first stands. Ask `put` for every schema of the document
 * in the same order twice: the first round counts, the second answers references.
 */
export class Components {
  readonly #seen = new Map<string, Seen>()
  readonly #names = new Map<string, string>()
  readonly #schemas = new Map<string, Json>()

  /** First round. */
  count(schema: Json, place: Place): void {
    const body = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$defs'))
    this.#walk(body, place, (node, here) => {
      const key = keyOf(node)
      const seen = this.#seen.get(key)
      if (!seen) {
        this.#seen.set(key, { count: 1, modules: new Set([here.module]), place: here })
        return true
      }
      seen.count++
      seen.modules.add(here.module)
      // what is inside was counted with the first one
      return false
    })
  }

  /** Second round: the schema with references in place of what has a name. */
  put(schema: Json, place: Place): Json {
    const { $defs, ...rest } = schema
    return this.#put(rest, place, isObject($defs) ? this.#lift($defs, place) : new Map()) as Json
  }

  /** What goes into `components.schemas`, by name. */
  all(): Json {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }

  #put(schema: unknown, place: Place, refs: ReadonlyMap<string, string>): unknown {
    if (Array.isArray(schema)) return schema.map((one) => this.#put(one, place, refs))
    if (!isObject(schema)) return schema
    if (typeof schema.$ref === 'string') return { ...schema, $ref: refs.get(schema.$ref) ?? schema.$ref }
    const inside = (): Json => Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, this.#child(key, value, place, refs)]))
    const key = keyOf(schema)
    const seen = nameable(schema) ? this.#seen.get(key) : undefined
    if (!seen || seen.count < 2) return inside()
    const name = this.#nameOf(key, ownName(schema), seen)
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, {})
      this.#schemas.set(name, bare(inside()))
    }
    return { $ref: `#/components/schemas/${name}`, ...(schema.description === undefined ? {} : { description: schema.description }) }
  }

  #child(key: string, value: unknown, place: Place, refs: ReadonlyMap<string, string>): unknown {
    if (key === 'properties' && isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, this.#put(schema, within(place, name), refs)]))
    }
    return holdsSchemas.has(key) ? this.#put(value, place, refs) : value
  }

  /** Definitions that refer to themselves go to `components` too: a reference to `#/$defs` holds only at the root of a document. */
  #lift($defs: Json, place: Place): ReadonlyMap<string, string> {
    const names = Object.entries($defs).map(([name, schema]) => [`#/$defs/${name}`, schema, keyOf(schema as Json)] as const)
    const refs = new Map(names.map(([ref, , key]) => {
      const seen = { count: 2, modules: new Set([place.module, '']), place: { module: '', names: ['Json'] } }
      return [ref, `#/components/schemas/${this.#nameOf(key, undefined, seen)}`]
    }))
    for (const [, schema, key] of names) this.#schemas.set(this.#names.get(key)!, this.#put(schema, place, refs) as Json)
    return refs
  }

  #nameOf(key: string, own: string | undefined, { modules, place }: Seen): string {
    const given = this.#names.get(key)
    if (given) return given
    const taken = new Set(this.#names.values())
    const prefix = own || modules.size > 1 ? '' : `${place.module}.`
    const wanted = own ? [own] : place.names
    const name = wanted.map((one) => `${prefix}${one}`).find((one) => !taken.has(one)) ?? numbered(`${prefix}${wanted.at(-1)!}`, taken)
    this.#names.set(key, name)
    return name
  }

  #walk(schema: unknown, place: Place, visit: (schema: Json, place: Place) => boolean): void {
    if (Array.isArray(schema)) for (const one of schema) this.#walk(one, place, visit)
    if (!isObject(schema)) return
    if (nameable(schema) && !visit(schema, place)) return
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties' && isObject(value)) for (const [name, one] of Object.entries(value)) this.#walk(one, within(place, name), visit)
      else if (holdsSchemas.has(key)) this.#walk(value, place, visit)
    }
  }
}

const holdsSchemas = new Set(['items', 'prefixItems', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'propertyNames', 'not'])

/** A property is called by its own name; where that is taken, by its owner's as well. */
function within({ module, names }: Place, property: string): Place {
  const [own, owner] = [pascal(singular(property)), names[0]!]
  // what a row may do, or how many there are, says nothing without whose
  return { module, names: /^(can|counts?|rows?|params|result)$/i.test(property) ? [property === 'rows' ? `${owner.replace(/List$/, '')}Row` : `${owner}${own}`] : [own, `${owner}${own}`] }
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) if (!taken.has(`${name}${n}`)) return `${name}${n}`
}

/** What an endpoint answers or takes is called by its noun: `cases.getCase` → `Case`, `cases.listCases` → `CaseList`; a body by all of it. */
export function placeOf(endpointId: string, part: 'response' | 'body' | 'parameter'): Place {
  const [module = '', action = ''] = endpointId.split('.')
  if (part === 'body') return { module, names: [`${pascal(action)}Body`] }
  const noun = /^[a-z]+([A-Z].*)$/.exec(action)?.[1] ?? action
  if (action.startsWith('list')) return { module, names: [`${pascal(singular(noun))}List`] }
  return { module, names: [pascal(noun), `${pascal(action)}Answer`] }
}
