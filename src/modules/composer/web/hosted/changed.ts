import { getHostedDesk, getHostedList, listHostedLists } from '../../contract/hosted.ts'

/** What becomes old when something of a half-yearly list changes. */
export const changedByHosted = [getHostedList, listHostedLists, getHostedDesk]
