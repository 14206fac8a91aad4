/** A text in both interface languages. */
export interface Words {
  it: string
  en: string
}
