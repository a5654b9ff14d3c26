import { defineConfig } from 'vitest/config';

/** The proofs that need the network and some minutes: `npm run test:long`. */
export default defineConfig({
  test: { include: ['test/long/*.test.ts'], testTimeout: 600_000, hookTimeout: 900_000 },
});
