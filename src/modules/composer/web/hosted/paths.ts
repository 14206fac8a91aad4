import { path } from '#kernel/web/paths.ts'

export const hostedListsPath = path('/elenchi-semestrali')
export const hostedListPath = path('/elenchi-semestrali/$listId')
