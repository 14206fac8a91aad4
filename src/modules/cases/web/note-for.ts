/** Whom a note is to be begun for, as one types it where one goes anywhere: "nuova nota per Amina", "nota amina", "new note for Amina". Null: it is about something else. */
export const noteFor = (text: string): string | null =>
  /^(?:(?:nuova\s+)?nota(?:\s+(?:per|su|di))?|(?:new\s+)?note(?:\s+(?:for|on|about))?)\s+(?!(?:per|su|di|for|on|about)$)(\S.+)$/iu.exec(text.trim())?.[1]?.trim() ?? null
