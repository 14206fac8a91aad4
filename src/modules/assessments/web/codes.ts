import { useCodeLists } from '#kernel/web/lists.ts'

/** The profession somebody signed with, in words. */
export function useProfession(): (code: string) => string {
  const codes = useCodeLists('profession')
  return (code) => codes.label('profession', code)
}
