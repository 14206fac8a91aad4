import type { ReactNode } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { signInWords } from './words.ts'

/** The codes for the day the phone is lost, shown once: to be printed or copied. */
export function RecoveryCodes({ codes, children }: { codes: readonly string[]; children?: ReactNode }) {
  const say = useWords(signInWords)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    toast(say.copied)
  }
  return (
    <div className="ac-stack">
      <p>{say.codesLead}</p>
      <ol className="ac-codes">
        {codes.map((code) => <li key={code}><code translate="no">{code}</code></li>)}
      </ol>
      <div className="ac-row ac-screen-only">
        <Button icon="print" onClick={() => window.print()}>{say.print}</Button>
        <Button icon="copy" onClick={() => void copy()}>{say.copy}</Button>
        {children}
      </div>
    </div>
  )
}
