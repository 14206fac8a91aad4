import { Place } from '#kernel/web/contributions.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'

/** Shows, under the name of a reported child, who may be the same. What is told of the others stays with who opens the file. */
export function SimilarPeople({ at }: { at: string }) {
  return <Place name="person.candidates" asked={useFormValue<object>(at) ?? {}} />
}
