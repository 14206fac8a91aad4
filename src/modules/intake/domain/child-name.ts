interface Told {
  given: string | null
  family: string | null
  original_name: string | null
}

/** How a reported child is called on screens, as far as anybody told; empty when nobody told a name. */
export const childName = ({ given, family, original_name }: Told): string => [given, family].filter(Boolean).join(' ') || original_name || ''

/** Can a file be opened under what is known? */
export const hasName = (child: Told): boolean => childName(child) !== ''
