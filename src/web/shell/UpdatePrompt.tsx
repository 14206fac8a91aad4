import { useSyncExternalStore } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { postponeUpdate, readyUpdate, subscribeUpdate } from './update.ts'
import { shellWords } from './words.ts'

/** Says that a newer version waits; it comes when the person chooses, never while he writes. */
export function UpdatePrompt() {
  const say = useWords(shellWords)
  const update = useSyncExternalStore(subscribeUpdate, readyUpdate, readyUpdate)
  if (!update) return null
  return (
    <div className="ac-update" role="status">
      <span>{say.newVersion}</span>
      <Button kind="primary" size="small" onClick={update}>{say.update}</Button>
      <Button kind="quiet" size="small" onClick={postponeUpdate}>{say.later}</Button>
    </div>
  )
}
