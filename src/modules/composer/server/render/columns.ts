/** How many characters a line of a table holds, on an upright sheet. */
const LINE = 88
/** What the borders and the space inside a cell take, as characters. */
const EDGES = 3
/** Beyond this a word is broken and a text runs over several lines. */
const [LONGEST_WORD, LONGEST_TEXT] = [20, 60]

/**
 * How wide each column of a table is, beside the others: no word, date or figure is broken as long as there is room, and what is left goes to the columns that have more to say.
 * @returns a weight for each column of the head, greater than zero
 */
export function columnWeights({ head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] }): number[] {
  const columns = head.map((title, at) => {
    const texts = [title, ...rows.map((cells) => cells[at] ?? '')]
    const least = EDGES + Math.min(LONGEST_WORD, Math.max(1, ...texts.flatMap((text) => text.split(/\s+/).map((word) => word.length))))
    return { least, wanted: Math.max(least, EDGES + Math.min(LONGEST_TEXT, Math.max(...texts.map((text) => text.length)))) }
  })
  const sum = (of: 'least' | 'wanted'): number => columns.reduce((whole, one) => whole + one[of], 0)
  const [least, wanted] = [sum('least'), sum('wanted')]
  if (wanted <= LINE) return columns.map((one) => one.wanted)
  const share = least >= LINE ? 0 : (LINE - least) / (wanted - least)
  return columns.map((one) => one.least + (one.wanted - one.least) * share)
}
