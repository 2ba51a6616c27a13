// Runs a script in TypeScript by what the page is built with: `node scripts/run.mjs seed-localnet.ts`
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const [script, ...words] = process.argv.slice(2);
const file = fileURLToPath(new URL(script, import.meta.url));
try {
  const { module } = await runnerImport(file, { configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)) });
  await module.main(words);
} catch (error) {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  process.exitCode = 1;
}
