import { test as base, expect, type Browser, type Page } from '@playwright/test'
import { sessionOf, type PersonKey, type Session } from './people.ts'

interface Fixtures {
  /** A browser of somebody's own, already signed in. */
  as: (who: PersonKey, width?: number) => Promise<Page>
}

// What the browser says about answers that a journey provokes on purpose (403, 404, 409, 422).
const EXPECTED = /Failed to load resource: the server responded with a status of 4/

/** Notes every error of a page, so that a journey that works over a broken screen fails. */
export function collectErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) errors.push(`${page.url()}: ${message.text()}`)
  })
}

/** Opens a signed-in browser of the right width: in the session that all journeys share, or in one of its own. */
export async function openAs(browser: Browser, who: PersonKey | Session, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    storageState: typeof who === 'string' ? sessionOf(who) : who, viewport: { width, height: width < 600 ? 844 : 900 }, serviceWorkers: 'block', baseURL: process.env['E2E_URL']!, locale: 'it-IT', timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce', ...(width < 600 ? { hasTouch: true } : {}),
  })
  return context.newPage()
}

export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const errors: string[] = []
    const pages: Page[] = []
    await use(async (who, width) => {
      const page = await openAs(browser, who, width)
      collectErrors(page, errors)
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
    expect(errors, 'errors of the pages').toEqual([])
  },
})

export { expect }
