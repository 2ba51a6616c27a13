import { defineConfig, mergeConfig } from "vitest/config";
import vite from "./vite.config.ts";

export default mergeConfig(
  { resolve: vite.resolve },
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: { name: "unit", include: ["src/**/*.test.ts", "scripts/**/*.test.ts"], environment: "node" },
        },
        {
          extends: true,
          test: {
            name: "browser",
            include: ["tests/browser/**/*.test.ts"],
            environment: "node",
            globalSetup: "tests/harness/world.ts",
            // one chain and its accounts serve all files: two at once would cross each other's transactions
            fileParallelism: false,
            testTimeout: 60_000,
            hookTimeout: 60_000,
            // on two busy cores, with a block in between
            expect: { poll: { timeout: 15_000, interval: 200 } },
          },
        },
      ],
    },
  }),
);
