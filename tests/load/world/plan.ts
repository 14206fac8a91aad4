/** How large a world of so many people is. */
export interface Plan {
  people: number
  files: number
  entries: number
  /** Bodies that hold files, each with its units; the others are invited to some sections. */
  holders: number
  partners: number
}

/** Teams of the holding bodies, over and over: on average 300 files a team, whatever the size of the world. One in thirty is a large city. */
export const teamsOf = (holder: number): number => (holder % 30 === 29 ? 12 : [2, 3, 5][holder % 3]!)

export function planOf(people: number): Plan {
  const holders = Math.max(3, Math.round((people * 3) / 10_000))
  return { people, files: Math.round(people * 0.3), entries: people * 3, holders, partners: Math.max(1, Math.round(holders / 3)) }
}

/** Raised when the generator changes: worlds in the cache are then made again. */
export const WORLD_VERSION = 1
