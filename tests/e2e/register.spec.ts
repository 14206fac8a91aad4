import { filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { people } from './people.ts'
import { expectAccessible } from './support.ts'
import { visit } from './steps.ts'

test('an officer looks for who opened a file, and has the register verified', async ({ as }) => {
  test.setTimeout(120_000)
  const anna = await as('anna')
  const [file] = await filesOf(anna)
  await anna.goto(`/fascicoli/${file!.id}`)
  await expect(anna.getByRole('heading', { level: 1, name: file!.childName })).toBeVisible()
  const page = await as('ilaria')
  await visit(page, '/registro', 'Registro degli accessi')
  await page.getByRole('searchbox').fill(file!.number)
  await expect(page.getByRole('table').getByText(people.anna.name).first()).toBeVisible()
  await expect(page.getByRole('table').getByText(file!.number).first()).toBeVisible()
  await page.getByRole('button', { name: 'Verifica ora' }).click()
  await expect(page.getByText('Il registro è integro', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
})
