import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { findPersonalData } from '../domain/personal-data.ts'
import { passageAdvice } from '../domain/passage-words.ts'
import { adviceWords } from './advice-words.ts'

/** While one types: which passages look like data of a person, and what to write instead. The server refuses them. */
export function PersonalDataHint({ name }: { name: string }) {
  const say = useWords(adviceWords)
  const both = useSay()
  const found = findPersonalData(useFormValue<string>(name) ?? '', dateInRome(Date.now()))
  return (
    <div role="status">
      {found.length > 0 && (
        <Callout kind="warning" title={say.looksPersonal}><ul>{found.map((one) => <li key={one.at}>{both(passageAdvice(one))}</li>)}</ul></Callout>
      )}
    </div>
  )
}
