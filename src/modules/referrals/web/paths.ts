import { path } from '#kernel/web/paths.ts'

export const servicesPath = path('/servizi')
export const servicePath = path('/servizi/$serviceId')
export const weekPath = path('/servizi/settimana')
export const summaryPath = path('/servizi/riepilogo')
export const kindsPath = path('/servizi/tipi')
export const groupsPath = path('/gruppi')
export const groupPath = path('/gruppi/$groupId')
export const requestsPath = path('/richieste')
export const requestPath = path('/richieste/$requestId')
