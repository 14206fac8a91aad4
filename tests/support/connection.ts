import type pg from 'pg'

/** The same server, another database and perhaps another role. */
export function onDatabase(server: pg.ClientConfig, database: string, role?: string): pg.ClientConfig {
  if (!server.connectionString) return { ...server, database, ...(role ? { user: role, password: undefined } : {}) }
  const url = new URL(server.connectionString)
  url.pathname = `/${database}`
  if (role) {
    url.username = role
    url.password = role
  }
  return { connectionString: url.href }
}
