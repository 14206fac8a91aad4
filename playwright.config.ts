import { defineConfig } from '@playwright/test'

/** The browser is Debian's: `CHROME_PATH`, or where apt puts it. The real server runs on a scratch folder with the demonstration world (`tests/e2e/product.ts`). */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/global-setup.ts',
  workers: 2,
  // the longest journey passes through five people's screens with an accessibility scan on each
  timeout: 240_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  expect: { timeout: 25_000 },
  use: {
    baseURL: process.env['E2E_URL'],
    actionTimeout: 15_000,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    // a trace of every step costs a third of the time: asked for when a journey must be understood
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
})
