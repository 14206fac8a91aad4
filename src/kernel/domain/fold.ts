/** Small letters, no accents: what is typed finds what was written. The database folds the words of the diary the same way (`cases.diary_entry.folded`). */
export const fold = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().trim()
