import { useWords } from '../i18n/words.ts'
import { uiWords } from './words.ts'

/** First stop of the keyboard: jumps over the header. */
export function SkipLink() {
  const say = useWords(uiWords)
  return (
    <a className="ac-skip" href="#main" onClick={(event) => {
      event.preventDefault()
      document.getElementById('main')?.focus()
    }}>
      {say.skip}
    </a>
  )
}
