import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    // A busy machine takes longer than the second that is waited for otherwise.
    expect: { poll: { timeout: 10_000 } },
  },
});
