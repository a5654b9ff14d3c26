import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**'],
    globalSetup: ['test/shared-folder.ts'],
    testTimeout: 60_000,
    hookTimeout: 240_000,
    // Two cores: the crawler's and the browser's own processes need one of them.
    maxWorkers: 2,
  },
});
