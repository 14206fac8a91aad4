/** Puts rows into a table; columns are those of the first row. */
export type Put = (table: string, rows: object[]) => Promise<unknown>

/** An instant as the database reads it. */
export const at = (ms: number): string => (ms === Infinity ? 'infinity' : new Date(ms).toISOString())
