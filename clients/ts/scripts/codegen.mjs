// The contract's messages and answers as TypeScript, from its JSON schema, by @cosmwasm/ts-codegen.

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tsCodegen from "@cosmwasm/ts-codegen";

const generate = tsCodegen.default ?? tsCodegen;

/** What the client file begins with: a stack that this client does without. */
const FOREIGN = [
  'import { ICosmWasmClient, ISigningCosmWasmClient } from "./baseClient";\n',
  'import { Coin, StdFee } from "@interchainjs/types";\n',
];
const HEADER = "// Written by `npm run generate` from the contract's schema: change that, not this.\n\n";

/** Runs the generator over one IDL; gives its files by name. */
async function filesOf(name, idl, client) {
  const home = await mkdtemp(join(tmpdir(), "tributary-codegen-"));
  const say = console.log;
  try {
    const dir = join(home, "in");
    const outPath = join(home, "out");
    await mkdir(dir);
    await writeFile(join(dir, "idl.json"), JSON.stringify(idl));
    console.log = () => {}; // it prints its name in colours
    await generate({
      contracts: [{ name, dir }],
      outPath,
      options: {
        bundle: { enabled: false },
        types: { enabled: true, aliasExecuteMsg: false },
        client: { enabled: client },
        messageComposer: { enabled: false },
        reactQuery: { enabled: false },
      },
    });
    const read = (kind) => readFile(join(outPath, `${name}.${kind}.ts`), "utf8");
    return { types: await read("types"), client: client ? await read("client") : "" };
  } finally {
    console.log = say;
    await rm(home, { recursive: true });
  }
}

function withoutHeader(text) {
  const end = text.indexOf("*/");
  if (end < 0) throw new Error("the generated file has no header: see what ts-codegen writes now");
  return text.slice(end + 2).trim() + "\n";
}

/** The names that a body uses of those that the generator imports. */
function importOf(names, body) {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return `import type {\n${used.map((name) => `  ${name},\n`).join("")}} from "./Tributary.types.js";\n`;
}

/**
 * Cuts the client in two, so that whoever only asks loads nothing that signs; takes our bases for the generator's, says
 * what an execution returns, and lets optional arguments be null, as the schema does (`next` of a page is).
 */
function split(text) {
  for (const line of FOREIGN) {
    if (!text.includes(line))
      throw new Error(`the generated client lacks: ${line}see what ts-codegen writes now`);
    text = text.replace(line, "");
  }
  const header = /^import \{ ([^}]*) \} from "\.\/Tributary\.types";\n/;
  const names = header.exec(text)?.[1]?.split(", ");
  const second = text.indexOf("export interface TributaryInterface ");
  if (names === undefined || second < 0) {
    throw new Error("the generated client is not cut where expected: see what ts-codegen writes now");
  }
  const nullable = (body) => body.replace(/^(\s+\w+\?: )([^;\n]+);$/gm, "$1$2 | null;");
  const query = nullable(text.slice(0, second).replace(header, ""));
  const client = nullable(text.slice(second))
    .replaceAll("Promise<any>", "Promise<ExecuteResult>")
    .replace(/^ {2}((?:client: ISigning|contractAddress: string;\n {2}constructor)\w*)/gm, "  override $1");
  return {
    "Tributary.query.ts":
      HEADER +
      importOf(names, query) +
      'import type { SmartQuerier as ICosmWasmClient } from "../querier.js";\n\n' +
      query,
    "Tributary.client.ts":
      HEADER +
      importOf(names, client) +
      'import { TributaryQueryClient, type TributaryReadOnlyInterface } from "./Tributary.query.js";\n' +
      'import type { Coin, ExecuteResult, ISigningCosmWasmClient, StdFee } from "../base.js";\n\n' +
      client,
  };
}

/** Gives the generated files by name. */
export async function messages(tributarySchema, hookSchema) {
  const tributary = await filesOf("Tributary", tributarySchema, true);
  const hookIdl = {
    contract_name: "hook",
    contract_version: tributarySchema.contract_version,
    idl_version: tributarySchema.idl_version,
    instantiate: null,
    execute: hookSchema,
    query: null,
    migrate: null,
    sudo: null,
    responses: {},
  };
  const hook = await filesOf("Hook", hookIdl, false);
  return {
    "Tributary.types.ts": HEADER + withoutHeader(tributary.types),
    "Hook.types.ts": HEADER + withoutHeader(hook.types),
    ...split(withoutHeader(tributary.client)),
  };
}
