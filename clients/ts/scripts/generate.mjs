// Writes src/generated/ from the contract: its schema and its error texts. With --check it writes nothing, and fails
// when what is there is not what would be written.

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { messages } from "./codegen.mjs";
import { errors } from "./errors.mjs";

const REPOSITORY = new URL("../../../", import.meta.url);
const TARGET = new URL("../src/generated/", import.meta.url);
const check = process.argv.includes("--check");

const read = (path) => readFile(new URL(path, REPOSITORY), "utf8");

const files = {
  ...(await messages(
    JSON.parse(await read("schema/tributary.json")),
    JSON.parse(await read("schema/hook_msg.json")),
  )),
  "errors.ts": errors({
    contract: await read("contracts/tributary/src/error.rs"),
    split: await read("packages/fee-split/src/error.rs"),
    roll: await read("packages/weight-roll/src/error.rs"),
  }),
};

await mkdir(TARGET, { recursive: true });
const present = await readdir(TARGET);
const strange = present.filter((name) => !(name in files));

if (check) {
  const stale = [...strange];
  for (const [name, text] of Object.entries(files)) {
    const there = present.includes(name) ? await readFile(new URL(name, TARGET), "utf8") : undefined;
    if (there !== text) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(
      `stale in clients/ts/src/generated: ${stale.join(", ")}\n` +
        "the contract has changed: run `npm run generate -w ts` in clients/, and commit what it writes",
    );
    process.exit(1);
  }
} else {
  await Promise.all(strange.map((name) => rm(new URL(name, TARGET))));
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, TARGET), text);
  console.log(`${Object.keys(files).length} files in ${fileURLToPath(TARGET)}`);
}
