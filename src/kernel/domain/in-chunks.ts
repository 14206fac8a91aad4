/** These values, at most `size` at a time: what one statement carries of a list that may be long. */
export function* inChunks<T>(values: readonly T[], size = 1000): Generator<T[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size)
}
