import type { ReactNode } from 'react'
import type { KnownAnswer } from '../../contract.ts'
import type { Answer, Item } from '../../domain/instrument.ts'
import type { BeforeEighteen } from '../../domain/eighteen.ts'

/** A person of the file, to be chosen where an item asks for one. */
export interface Choosable {
  id: string
  name: string
}

export interface ItemFieldProps<I extends Item = Item> {
  item: I
  answer: Answer | undefined
  /** Null takes the answer away. */
  onChange: (answer: Answer | null) => void
  disabled?: boolean
  required?: boolean
  people?: readonly Choosable[]
  /** Dates before the 18th birthday by which it should be there. */
  dates?: BeforeEighteen | undefined
  /** What is known already, with where it comes from; kept by a click, never by itself. */
  known?: readonly KnownAnswer[] | undefined
  /** The child's own words are kept from the reader: he does not write them either. */
  childHidden?: boolean
}

/** What every kind of field takes. */
export interface CommonField {
  label: string
  hint: ReactNode
  required: boolean | undefined
  disabled: boolean | undefined
}
