import { defineConfig } from 'vitest/config';

/** `npm test` runs all but the outside judges of finished files and the thorough suites, which have commands of their own. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/judges/**', 'tests/eprouver/**', 'node_modules/**'],
    testTimeout: 60_000,
    // On every core. Files share the modules that they import: a quarter of the time, and no test leaves anything behind in them.
    isolate: false,
    maxWorkers: '100%',
    fsModuleCache: false,
  },
});
