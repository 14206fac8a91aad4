import { path } from '#kernel/web/paths.ts'

// Pages of modules that lie above this one: only their address is known here.
export const orderPath = path('/fascicoli/$caseId/provvedimenti/$measureId')
export const planPath = path('/progetti/$planId')

export const servicesPath = path('/servizi')
export const servicePath = path('/servizi/$serviceId')
export const weekPath = path('/servizi/settimana')
export const summaryPath = path('/servizi/riepilogo')
export const kindsPath = path('/servizi/tipi')
export const groupsPath = path('/gruppi')
export const groupPath = path('/gruppi/$groupId')
export const requestsPath = path('/richieste')
export const requestPath = path('/richieste/$requestId')
