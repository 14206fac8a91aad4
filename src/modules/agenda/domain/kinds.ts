/** Talks and visits: their account is an entry of the diary, written once. The others have minutes. */
const accounts = new Set(['colloquio', 'visita_domiciliare', 'incontro_protetto'])

/** Is the account of such an appointment an entry of the diary? Only of a child's file. */
export const isAccount = (kind: string, ofChild: boolean): boolean => ofChild && accounts.has(kind)

/** The kind of a diary entry (`diary_kind`) that tells of an appointment. */
export const diaryKindOf = (kind: string): string => (accounts.has(kind) ? kind : 'nota')
