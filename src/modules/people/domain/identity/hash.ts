/** A 53-bit hash of a text: keys are never read back, and two that collide only bring a candidate more. */
export function hash53(text: string): number {
  let h1 = 0xdeadbeef
  let h2 = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    h1 = Math.imul(h1 ^ letter, 2654435761)
    h2 = Math.imul(h2 ^ letter, 1597334677)
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909)
  return 4294967296 * (2097151 & h2) + (h1 >>> 0)
}

/** A short one, never 0: 0 says that nothing is known. */
export const hash16 = (text: string): number => (hash53(text) % 65_535) + 1

/** The key of a word alone (keys.ts): the length of its list is the word's frequency in the register. */
export const wordKey = (fine: string): number => hash53(`word:${fine}`)
