import { defineConfig } from '@playwright/test'

/** The browser is Debian's: `CHROME_PATH`, or where apt puts it. The server is booted by `tests/e2e/support.ts` on a scratch database. */
export default defineConfig({
  testDir: 'tests/e2e',
  workers: process.env['CI'] ? 1 : 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: {
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
