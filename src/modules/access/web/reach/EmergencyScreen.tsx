import { Suspense, useState, type ComponentType } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Skeleton } from '#kernel/web/ui/states.tsx'
import { BreakGlassForm, EmergencyConsequences } from './BreakGlassForm.tsx'
import { emergencyWords } from './emergency-words.ts'

/** What a search for a file that is out of reach found: who holds it, nothing of the child. */
export interface Found {
  caseId: string
  unitName: string
  organisationName: string
  inReach: boolean
}

interface EmergencyScreenProps {
  /** The form that finds the file; it belongs to the module of the files. */
  Locate: ComponentType<{ onFound: (found: Found) => void }>
  fileHref: (caseId: string) => string
}

/** Finds a file, says what opening it in an emergency means, asks why, opens it. */
export function EmergencyScreen({ Locate, fileHref }: EmergencyScreenProps) {
  const say = useWords(emergencyWords)
  const go = useGo()
  const [found, setFound] = useState<Found | null>(null)
  return (
    <>
      <PageHeader title={say.title} status={say.intro} />
      <div className="ac-stack">
        <EmergencyConsequences />
        <Card title={say.find}>
          <Suspense fallback={<Skeleton />}><Locate onFound={setFound} /></Suspense>
        </Card>
        {found?.inReach && <Alert title={say.already} actions={<LinkButton to={fileHref(found.caseId)}>{say.openFile}</LinkButton>} />}
        {found && !found.inReach && (
          <Card title={say.why}>
            <p>{say.held(found.unitName, found.organisationName)}</p>
            <BreakGlassForm key={found.caseId} subject={found.caseId} onOpened={() => go(fileHref(found.caseId))} />
          </Card>
        )}
      </div>
    </>
  )
}
