import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        // against the chain that TRIBUTARY_DEPLOYMENT names, with the built package
        test: {
          name: "node",
          include: ["tests/node/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // accounts of one chain: their transactions are counted
          fileParallelism: false,
        },
      },
    ],
  },
});
