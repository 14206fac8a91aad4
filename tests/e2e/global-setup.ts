import { signEverybodyIn } from './people.ts'
import { startProduct } from './product.ts'

/** Starts the product once for all the journeys, and signs in those who do them. With `E2E_URL` and `E2E_FOLDER` one that runs already is used. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['E2E_URL']) return undefined
  const product = await startProduct()
  try {
    await signEverybodyIn(product.url, product.folder)
  } catch (error) {
    await product.stop()
    throw error
  }
  process.env['E2E_URL'] = product.url
  process.env['E2E_FOLDER'] = product.folder
  return () => product.stop()
}
