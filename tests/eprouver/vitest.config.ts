import { defineConfig } from 'vitest/config';

/** The thorough form of the heavy suites (`npm run eprouver`): the same properties, many more runs. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/judges/**', 'node_modules/**'],
    env: { EPROUVER: '1' },
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
