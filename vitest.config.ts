import { defineConfig } from 'vitest/config'

const PURE = [
  'src/**/*.test.{ts,tsx}',
  'scripts/**/*.test.ts',
  'benchmarks/**/*.test.ts',
  'test/support/**/*.test.ts',
]
const WITH_BROWSER = ['test/support/browser.test.ts', 'test/matrices/**/*.browser.test.ts']
const WITH_DATABASE = ['src/**/*.db.test.{ts,tsx}', 'test/support/**/*.db.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE,
          exclude: ['**/node_modules/**', ...WITH_DATABASE, ...WITH_BROWSER],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // Files share the modules they load, never a database: each has a clone of its own.
          isolate: false,
          include: WITH_DATABASE,
          exclude: ['**/node_modules/**', 'demo/**'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'matrices',
          include: ['demo/**/*.db.test.ts', 'test/commands/**/*.test.ts', 'test/matrices/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...WITH_BROWSER],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/journeys/**/*.test.ts', ...WITH_BROWSER],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
