import { defineConfig, mergeConfig } from "vitest/config";
import vite from "./vite.config.ts";

/** What CI runs: what holds on every page, and each page as it is read. `npm run test:browser` runs all. */
const SMOKE = [
  "tests/browser/{action,empty,first-load,hostile,keyboard,node,policy,routes,wallet}.test.ts",
  "tests/browser/{overview,datanet,model,record,me-money,operate/register}.test.ts",
];

/** On one chain, in a real browser. */
const browser = {
  environment: "node" as const,
  globalSetup: "tests/harness/world.ts",
  // one chain and its accounts serve all files: two at once would cross each other's transactions
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // on two busy cores, with a block in between
  expect: { poll: { timeout: 15_000, interval: 200 } },
};

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
          test: { name: "browser", include: ["tests/browser/**/*.test.ts"], ...browser },
        },
        {
          extends: true,
          test: { name: "smoke", include: SMOKE, ...browser },
        },
      ],
    },
  }),
);
