import { queryClient } from '../query.ts'

type Values = Record<string, unknown>

// in the memory that sign-out empties, and there as long as the person works: never on disk
const OF = 'what was typed'
queryClient.setQueryDefaults([OF], { gcTime: Infinity, staleTime: Infinity })

/** What was being typed in a form that was left. */
export const keptValues = (form: string): Values | undefined => queryClient.getQueryData<Values>([OF, form])

export const keepValues = (form: string, values: Values): void => void queryClient.setQueryData([OF, form], values)

export const dropValues = (form: string): void => queryClient.removeQueries({ queryKey: [OF, form], exact: true })
