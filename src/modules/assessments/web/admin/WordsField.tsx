import { useWords } from '#kernel/web/i18n/words.ts'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { Words } from '../../domain/instrument.ts'
import { adminWords } from './words.ts'

interface WordsFieldProps {
  label: string
  value: Words | undefined
  onChange: (words: Words) => void
  long?: boolean
  required?: boolean
  disabled?: boolean
}

/** A text in both languages, side by side where there is room: an instrument speaks both. */
export function WordsField({ label, value = { it: '', en: '' }, onChange, long, required, disabled }: WordsFieldProps) {
  const say = useWords(adminWords)
  const one = (language: 'it' | 'en') => {
    const props = {
      label: `${label} (${language === 'it' ? say.italian : say.english})`, value: value[language], onChange: (text: string) => onChange({ ...value, [language]: text }), lang: language,
      required: required ?? false, disabled: disabled ?? false, maxLength: 2000,
    }
    return long ? <TextArea {...props} rows={2} /> : <TextField {...props} />
  }
  return <div className="ac-admin-pair">{one('it')}{one('en')}</div>
}

/** Several texts, a line each; the lines of both languages belong together. */
export function LinesField({ label, value = [], onChange, disabled }: { label: string; value: readonly Words[] | undefined; onChange: (lines: Words[] | undefined) => void; disabled?: boolean }) {
  const text = { it: value.map(({ it }) => it).join('\n'), en: value.map(({ en }) => en).join('\n') }
  const change = (words: Words) => {
    const [it, en] = [words.it.split('\n'), words.en.split('\n')]
    const lines = Array.from({ length: Math.max(it.length, en.length) }, (_, n) => ({ it: it[n] ?? '', en: en[n] ?? '' }))
    onChange(lines.some((line) => line.it || line.en) ? lines : undefined)
  }
  return <WordsField label={label} value={text} onChange={change} long disabled={disabled ?? false} />
}
