import { useEffect, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { Alert, Callout } from '#kernel/web/ui/Alert.tsx'
import { forgetEmergency, useEmergencyEnd } from './emergency-state.ts'
import { emergencyWords } from './emergency-words.ts'

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** While a file is open in an emergency: how long it still is. At the end what was read is forgotten and the screen says so. */
export function EmergencyBanner({ subject }: { subject: string }) {
  const endsAt = useEmergencyEnd(subject)
  return endsAt ? <Running key={endsAt} subject={subject} endsAt={endsAt} /> : null
}

const secondsUntil = (endsAt: string): number => Math.max(0, Math.ceil((Date.parse(endsAt) - Date.now()) / 1000))

function Running({ subject, endsAt }: { subject: string; endsAt: string }) {
  const say = useWords(emergencyWords)
  const [left, setLeft] = useState(() => secondsUntil(endsAt))
  const over = left === 0
  useEffect(() => {
    if (over) {
      queryClient.clear()
      return () => forgetEmergency(subject)
    }
    const timer = setInterval(() => setLeft(secondsUntil(endsAt)), 1000)
    return () => clearInterval(timer)
  }, [over, endsAt, subject])
  if (over) return <Alert kind="warning" title={say.over}>{say.overText}</Alert>
  // read aloud when it appears; the seconds themselves are for the eye
  return (
    <Callout kind="warning" title={say.running}>
      <p role="timer" aria-live="off">{say.left(clock(left))} {say.told}</p>
    </Callout>
  )
}
