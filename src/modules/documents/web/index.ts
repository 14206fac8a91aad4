import { lazy } from 'react'

/** The documents of a subject (a case, a report): list, upload, preview, versions. Put it inside a `Suspense`. */
export const DocumentsTab = lazy(async () => ({ default: (await import('./DocumentsTab.tsx')).DocumentsTab }))
