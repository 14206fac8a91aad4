declare const kind: unique symbol
/** Identifier of one kind of thing; a UUID at run time. */
export type Id<K extends string> = string & { readonly [kind]: K }

/** A new time-ordered identifier (UUID version 7, RFC 9562), made in the application so that nothing need be read back. */
export function newId<K extends string>(now: number = Date.now()): Id<K> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let rest = now
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<K>
}
