import type { BothLanguages } from './norms.ts'
import type { PersonalKind, PersonalPassage } from './personal-data.ts'

const looksLike: Record<PersonalKind, BothLanguages> = {
  taxCode: { it: 'sembra un codice fiscale: toglilo', en: 'looks like a tax code: take it out' },
  email: { it: 'sembra un indirizzo e-mail: scrivi chi è («la scuola», «un genitore»)', en: 'looks like an e-mail address: write who it is (“the school”, “a parent”)' },
  phone: { it: 'sembra un numero di telefono: toglilo', en: 'looks like a telephone number: take it out' },
  birthDate: { it: 'sembra una data di nascita: scrivi l’età («una bambina di nove anni»)', en: 'looks like a date of birth: write the age (“a nine-year-old girl”)' },
  address: { it: 'sembra un indirizzo: scrivi solo il comune', en: 'looks like an address: write the municipality only' },
  name: { it: 'sembra un nome: scrivi chi è («l’alunno», «la madre»)', en: 'looks like a name: write who it is (“the pupil”, “the mother”)' },
}

/** The passage, what it looks like and what to write instead. */
export const passageAdvice = ({ kind, text }: Pick<PersonalPassage, 'kind' | 'text'>): BothLanguages => ({
  it: `«${text}» ${looksLike[kind].it}.`,
  en: `“${text}” ${looksLike[kind].en}.`,
})
