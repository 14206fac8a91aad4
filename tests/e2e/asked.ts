import type { Page } from '@playwright/test'

/** What the server answers to the person of this page. */
export async function asked<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`)
  return (await answer.json()) as T
}

export interface FileRow {
  id: string
  childName: string
  number: string
  warnings: number
}

/** Open files of the demonstration that this person answers for, those with a danger warning first. */
export async function filesOf(page: Page): Promise<FileRow[]> {
  const { rows } = await asked<{ rows: FileRow[] }>(page, '/api/cases?scope=mine&status=open&limit=50')
  return rows.toSorted((a, b) => b.warnings - a.warnings || a.number.localeCompare(b.number))
}
