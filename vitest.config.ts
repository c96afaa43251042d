import { defineConfig } from 'vitest/config';

const long = process.env.MAKEGOOD_LONG === '1';

export default defineConfig({
  test: {
    include: long ? ['**/*.long.test.ts'] : ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', '.runtime/**', 'web/dist/**', ...(long ? [] : ['**/*.long.test.ts'])],
    testTimeout: long ? 1_800_000 : 20_000,
    hookTimeout: long ? 300_000 : 60_000,
    globalSetup: ['server/platform/database/embedded/test-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A machine busy with others may cut a wait short in tests against real peers; a real fault fails twice.
    retry: process.env.CI ? 1 : 0,
  },
});
