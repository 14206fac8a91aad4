import { searchMunicipalities, useNoMunicipality } from './lists.ts'
import { ComboBox } from './ui/ComboBox.tsx'
import type { FieldProps } from './ui/field.tsx'
import type { Option } from './ui/Select.tsx'

/** One Italian municipality, looked for while one types; its value is the ISTAT code. Says from when the list is where a name is not in it. */
export const MunicipalityBox = (props: FieldProps<string> & { chosen?: Option | undefined }) => <ComboBox {...props} search={searchMunicipalities} nothing={useNoMunicipality()} />
