import { useWords } from '#kernel/web/i18n/words.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { searchAuthorities } from './lists.ts'
import { measureWords } from './words.ts'

interface AuthorityFieldsProps {
  /** What stands before the names of the fields: `newProceeding.`. */
  at: string
  chosen?: { id: string | null; name: string } | undefined
}

/** Who decided: a body of the network, or words. */
export function AuthorityFields({ at, chosen }: AuthorityFieldsProps) {
  const say = useWords(measureWords)
  const known = useFormValue<string>(`${at}authorityId`)
  return (
    <>
      <ComboBox name={`${at}authorityId`} label={say.authority} hint={say.authorityHint} search={searchAuthorities} {...(chosen?.id ? { chosen: { value: chosen.id, label: chosen.name } } : {})} />
      {!known && <TextField name={`${at}authorityWords`} label={say.authorityFree} placeholder="Tribunale per i minorenni di Milano" />}
    </>
  )
}
