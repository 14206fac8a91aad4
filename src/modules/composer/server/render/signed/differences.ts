/** Words that stand in one copy and not in the other, with some of what surrounds them. */
export interface Difference {
  /** Page of the signed copy, from 1; of a DOCX always 1. */
  page: number
  before: string
  /** The frozen words missing or changed. */
  frozen: string
  /** The words of the signed copy in their place. */
  signed: string
}

export interface Word {
  text: string
  page: number
}

/** Words as they are compared: form of the letters, hyphens, quotes and spaces do not count; letters, figures and their order do. */
export function wordsOf(pages: readonly string[]): Word[] {
  return pages.flatMap((text, at) => {
    // a word broken at the end of a line is one word
    const whole = text.replace(/\u00ad/g, '').replace(/(\p{L})[-\u2010]\n(\p{Ll})/gu, '$1$2')
    return plain(whole).split(/\s+/).filter(Boolean).map((word) => ({ text: word, page: at + 1 }))
  })
}

const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').replace(/[‘’‚′`´]/g, "'").replace(/[“”„«»″]/g, '"').replace(/[\u2010-\u2015\u2212]/g, '-').replace(/[•·◦▪‣]/g, ' ')

const MOST_STEPS = 600

interface Step {
  kind: 'same' | 'missing' | 'added'
  expected: number
  found: number
}

/**
 * Where two texts part, in the order of reading; at most `most` places. Myers' shortest edit by words, given up (all that follows is one difference) when the texts
 * have little in common.
 */
export function differences(expected: readonly Word[], found: readonly Word[], most = 10): Difference[] {
  let start = 0
  while (start < expected.length && start < found.length && expected[start]!.text === found[start]!.text) start++
  let [end, foundEnd] = [expected.length, found.length]
  while (end > start && foundEnd > start && expected[end - 1]!.text === found[foundEnd - 1]!.text) {
    end--
    foundEnd--
  }
  if (start === end && start === foundEnd) return []
  const steps = shortest(expected.slice(start, end), found.slice(start, foundEnd))
  const runs = steps ? changed(steps) : [{ expected: [0, end - start], found: [0, foundEnd - start] } as const]
  return runs.slice(0, most).map((run) => {
    const [from, to] = [start + run.expected[0], start + run.expected[1]]
    const [foundFrom, foundTo] = [start + run.found[0], start + run.found[1]]
    return { page: (found[foundFrom] ?? found.at(-1) ?? { page: 1 }).page, before: join(expected, Math.max(0, from - 6), from), frozen: join(expected, from, Math.min(to, from + 12)), signed: join(found, foundFrom, Math.min(foundTo, foundFrom + 12)) }
  })
}

const join = (words: readonly Word[], from: number, to: number): string => words.slice(from, to).map(({ text }) => text).join(' ')

interface Run {
  expected: [number, number]
  found: [number, number]
}

function changed(steps: readonly Step[]): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  for (const step of steps) {
    if (step.kind === 'same') {
      open = undefined
      continue
    }
    if (!open) runs.push((open = { expected: [step.expected, step.expected], found: [step.found, step.found] }))
    if (step.kind === 'missing') open.expected[1] = step.expected + 1
    else open.found[1] = step.found + 1
  }
  return runs
}

/** The shortest way from one list of words to the other; null when it takes too many steps to be worth telling. */
function shortest(a: readonly Word[], b: readonly Word[]): Step[] | null {
  const most = Math.min(a.length + b.length, MOST_STEPS)
  const furthest = new Map<number, number>([[1, 0]])
  const trail: Map<number, number>[] = []
  for (let depth = 0; depth <= most; depth++) {
    trail.push(new Map([...furthest].filter(([line]) => Math.abs(line) <= depth + 1)))
    for (let line = -depth; line <= depth; line += 2) {
      const down = line === -depth || (line !== depth && (furthest.get(line - 1) ?? -1) < (furthest.get(line + 1) ?? -1))
      let x = down ? furthest.get(line + 1)! : furthest.get(line - 1)! + 1
      let y = x - line
      while (x < a.length && y < b.length && a[x]!.text === b[y]!.text) {
        x++
        y++
      }
      furthest.set(line, x)
      if (x >= a.length && y >= b.length) return walkBack(trail, a.length, b.length)
    }
  }
  return null
}

function walkBack(trail: readonly Map<number, number>[], toX: number, toY: number): Step[] {
  const steps: Step[] = []
  let [x, y] = [toX, toY]
  for (let depth = trail.length - 1; depth >= 0; depth--) {
    const furthest = trail[depth]!
    const line = x - y
    const down = line === -depth || (line !== depth && (furthest.get(line - 1) ?? -1) < (furthest.get(line + 1) ?? -1))
    const before = down ? line + 1 : line - 1
    const fromX = furthest.get(before) ?? 0
    const fromY = fromX - before
    while (x > fromX && y > fromY) steps.push({ kind: 'same', expected: --x, found: --y })
    if (depth > 0) {
      if (down) steps.push({ kind: 'added', expected: x, found: --y })
      else steps.push({ kind: 'missing', expected: --x, found: y })
    }
  }
  return steps.toReversed()
}
