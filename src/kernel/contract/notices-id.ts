/** The name of the list of one's notices, apart from its schema: the bell counts them before any schema has come. */
export const noticesId = 'kernel.listNotices'
