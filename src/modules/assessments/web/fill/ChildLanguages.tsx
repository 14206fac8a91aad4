import { useEffect, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Select } from '#kernel/web/ui/Select.tsx'
import type * as childLanguageModule from './child-languages.ts'
import type { ChildLanguage } from './child-languages.ts'
import { fillWords } from './words.ts'

type Questions = typeof childLanguageModule
// the language of this child, as chosen at the last question
let chosen: ChildLanguage | '' = ''

/** The same question in a language of the child, where it is written; said to be a translation that no native speaker has read. */
export function ChildLanguages({ italian }: { italian: string }) {
  const say = useWords(fillWords)
  const [questions, setQuestions] = useState<Questions | null>(null)
  const [language, setLanguage] = useState(chosen)
  useEffect(() => void import('./child-languages.ts').then(setQuestions), [])
  if (!questions || !(italian in questions.childQuestions)) return null
  const text = language ? questions.childQuestion(italian, language) : null
  const choose = (value: string) => {
    chosen = value as ChildLanguage | ''
    setLanguage(chosen)
  }
  return (
    <div className="ac-screen-only">
      <Select label={say.inLanguage} empty={say.noLanguage} value={language} onChange={choose} options={questions.childLanguages.map((one) => ({ value: one, label: questions.childLanguageNames[one] }))} />
      {language && text && <><p lang={language} dir={language === 'ar' || language === 'ur' ? 'rtl' : 'ltr'} translate="no" className="ac-child-question">{text}</p><p className="ac-meta">{say.translated}</p></>}
    </div>
  )
}
