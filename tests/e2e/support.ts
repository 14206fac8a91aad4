import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with the list of what is not accessible on the screen as it stands (WCAG 2.2 AA and good practice). */
export async function expectAccessible(page: Page): Promise<void> {
  // Scrolled, the header lies over some of the page and targets beneath it count as too small.
  await page.evaluate(() => window.scrollTo(0, 0))
  // Nothing is worked out for what is well, nor, in a page without frames, carried to another page: what is found is the same, in a third of the time.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(rules).setLegacyMode(page.frames().length === 1).analyze()
  expect(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} – ${node.target.join(' ')}`))).toEqual([])
}

/** Fails when the page is wider than the window: something does not reflow. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}
