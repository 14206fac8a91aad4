import { useWords } from '#kernel/web/i18n/words.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { useReferralCodes } from './codes.ts'
import { referralWords, sharedSections } from './words.ts'

/** Sections of the file that are opened to another body, each chosen; the legal basis once one is. */
export function OpenFields({ sections, basis, hint }: { sections: string; basis?: string; hint: string }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const chosen = useFormValue<readonly string[]>(sections) ?? []
  return (
    <>
      <CheckboxGroup name={sections} label={say.openSections} hint={hint} options={sharedSections.map((one) => ({ value: one, label: say[`section_${one}`] }))} />
      {basis && chosen.length > 0 && <Select name={basis} label={say.legalBasis} required options={codes.options('legal_basis')} />}
    </>
  )
}
