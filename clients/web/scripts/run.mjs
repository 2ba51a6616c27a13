// Runs a script in TypeScript, by what the page is built with: `node scripts/run.mjs start.ts WORDS`
import { fileURLToPath } from "node:url";
import { loadConfigFromFile, runnerImport } from "vite";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const [script, ...words] = process.argv.slice(2);
try {
  const loaded = await loadConfigFromFile(
    { command: "serve", mode: "development" },
    here("../vite.config.ts"),
  );
  // the page's own way to `tributary-client`: its sources
  const { module } = await runnerImport(here(script), { resolve: loaded?.config.resolve });
  await module.main(words);
} catch (error) {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  process.exitCode = 1;
}
