import { defineConfig } from 'vitest/config'

/** Tests that need a process of their own: they put a module of the platform in the place of another, or leave a queue behind as a dead process would. */
const alone = ['src/modules/access/server/sign-in/password-hash.test.ts', 'src/kernel/server/jobs.test.ts']

// The browser journeys of tests/e2e are Playwright's.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/access/**/*.test.ts', 'tests/architecture/**/*.test.ts'],
          exclude: alone,
          globalSetup: ['tests/support/global-setup.ts'],
          // Each file makes its own world in its own database, so the modules may be read once for all of them: half the time.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'alone', environment: 'node', include: alone, globalSetup: ['tests/support/global-setup.ts'], testTimeout: 30_000, hookTimeout: 30_000, maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'web',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
