import { useCodeLists, type CodeLists } from '#kernel/web/lists.ts'

/** The reviewed lists that permits use. */
export const usePermitCodes = (): CodeLists => useCodeLists('permit_type,opinion_asker,opinion_document,opinion_exemption')
