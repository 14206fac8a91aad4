import type { Operation } from '#kernel/server/operation.ts'
import { changeDocument } from './change-document.ts'
import { downloadDocument } from './download-document.ts'
import { getDocument } from './get-document.ts'
import { listDocuments } from './list-documents.ts'
import { uploadDocument } from './upload-document.ts'
import { uploadVersion } from './upload-version.ts'
import { withdrawDocument } from './withdraw-document.ts'

export const documentsOperations = [
  uploadDocument, uploadVersion, listDocuments, getDocument, downloadDocument, changeDocument, withdrawDocument,
] as unknown as Operation[]
