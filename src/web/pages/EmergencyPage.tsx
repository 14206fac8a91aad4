import { Suspense } from 'react'
import { Skeleton } from '#kernel/web/ui/states.tsx'
import { EmergencyScreen } from '#modules/access/web/index.ts'
import { casePath, LocateForm } from '#modules/cases/web/index.ts'

/** Finding a file is of the files, opening it in an emergency is of the access to them. */
export function EmergencyPage() {
  return <Suspense fallback={<Skeleton lines={8} />}><EmergencyScreen Locate={LocateForm} fileHref={(caseId) => casePath.to({ caseId })} /></Suspense>
}
