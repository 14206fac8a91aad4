import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/appointment.ts'
import { presentAppointment } from './present.ts'
import { getRow } from './standing.ts'

export const getAppointment = operation(contract.getAppointment, async (context, { appointmentId }) => presentAppointment(context, await getRow(context, appointmentId)))
