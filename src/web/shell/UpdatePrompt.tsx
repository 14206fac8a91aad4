import { useEffect, useState } from 'react'
import { registerSW } from 'virtual:pwa-register'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { shellWords } from './words.ts'

/** Says that a newer version waits; it comes when the person chooses, never while he writes. */
export function UpdatePrompt() {
  const say = useWords(shellWords)
  const [update, setUpdate] = useState<(() => void) | null>(null)
  useEffect(() => {
    const apply = registerSW({ onNeedRefresh: () => setUpdate(() => () => void apply(true)) })
  }, [])
  if (!update) return null
  return (
    <div className="ac-update" role="status">
      <span>{say.newVersion}</span>
      <Button kind="primary" size="small" onClick={update}>{say.update}</Button>
      <Button kind="quiet" size="small" onClick={() => setUpdate(null)}>{say.later}</Button>
    </div>
  )
}
