import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const elsewhere = ['**/node_modules/**', '**/.next/**', '**/dist/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    // Two cores are what a small CI machine has; more workers only make the slow ones time out.
    maxWorkers: 2,
    testTimeout: 45_000,
    hookTimeout: 60_000,
    // How long to wait before giving up, on a machine that may be four times slower for an hour; not how long anything may take.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, '**/*.db.test.ts', '**/*.process.test.ts'],
          // A process for each file took half of the time; see lib/testing/fresh-process.ts.
          isolate: false,
          setupFiles: ['lib/testing/fresh-process.ts', 'lib/testing/fail-on-console-error.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: elsewhere,
          globalSetup: ['lib/testing/global-database.ts'],
          isolate: false,
          setupFiles: [
            'lib/testing/fresh-process.ts',
            'lib/testing/fail-on-console-error.ts',
            'lib/testing/own-database.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['**/*.process.test.ts'],
          exclude: elsewhere,
          // These start whole installations, and a cold start takes a while.
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
