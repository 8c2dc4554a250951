import { defineConfig } from 'vitest/config';

/** The outside judges: veraPDF, qpdf, poppler. They look at hand-made files and at everything that `npm start` made. */
export default defineConfig({
  test: {
    include: ['tests/judges/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
