import { getDocument, listDocuments } from '../contract.ts'

/** What becomes old when a document changes. */
export const changedByDocument = [listDocuments, getDocument]
