import { useState, type ReactNode } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { IconButton } from '#kernel/web/ui/Button.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { signInWords } from './words.ts'

interface PasswordFieldProps {
  name: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  hint?: ReactNode
  error?: string | undefined
  value?: string
  onChange?: (value: string) => void
}

/** A password, which can be shown while it is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const say = useWords(signInWords)
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      required
      after={<IconButton icon={shown ? 'password-invisible' : 'password-visible'} label={shown ? say.hide : say.show} aria-pressed={shown} onClick={() => setShown(!shown)} />}
    />
  )
}
