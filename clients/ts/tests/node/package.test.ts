import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildRoll, prove } from "tributary-client";
import { deployment, found, only, people, reader, tributary, type Person } from "./chain.js";
import { compile, install, run, type Installed } from "./package.js";

// The package as a user gets it, and its examples with it.

let installed: Installed;
let me: Person;
let datanetId: number;
let modelId: number;
const env: Record<string, string> = {};

beforeAll(async () => {
  installed = install();
  const said = await compile(installed.folder);
  if (said !== "") throw new Error(said);
  [me] = (await people(1)) as [Person];
  ({ datanetId, modelId } = await found(me.signer, [{ address: me.address, weight: 1 }]));
  const words = join(installed.folder, "words");
  writeFileSync(words, me.words, { mode: 0o600 });
  env["TRIBUTARY_DEPLOYMENT"] = process.env["TRIBUTARY_DEPLOYMENT"] ?? "";
  env["TRIBUTARY_WORDS"] = words;
}, 120_000);

afterAll(() => installed.remove());

const example = (name: string, ...args: string[]) => run(installed.folder, [`out/${name}.js`, ...args], env);

describe("the package", () => {
  it("has its code with types and maps, its README and licence, and nothing else", () => {
    const rest = installed.files.filter((path) => !/^dist\/[\w./]+\.(?:js|d\.ts)(?:\.map)?$/.test(path));
    expect(rest.toSorted()).toEqual(["LICENSE", "README.md", "package.json"]);
    for (const entry of ["index", "signer"]) {
      for (const ending of ["js", "js.map", "d.ts", "d.ts.map"]) {
        expect(installed.files).toContain(`dist/${entry}.${ending}`);
      }
    }
  });

  it("has the repository's licence", () => {
    const read = (path: string): string => readFileSync(path, "utf8");
    expect(read(join(installed.folder, "node_modules/tributary-client/LICENSE"))).toBe(
      read(fileURLToPath(new URL("../../../../LICENSE", import.meta.url))),
    );
  });

  it("names no folder of the machine that built it", () => {
    const home = join(installed.folder, "node_modules/tributary-client");
    for (const path of installed.files) {
      expect(readFileSync(join(home, path), "utf8")).not.toMatch(
        /(?:^|["'\s])(?:\/tmp|\/home|\/root|\/work)\//,
      );
    }
  });

  it.each(["js", "d.ts"])("loads nothing that signs by its main entry (.%s)", (ending) => {
    const home = join(installed.folder, "node_modules/tributary-client/dist");
    const seen = new Set<string>();
    const foreign = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, target = ""] of readFileSync(file, "utf8").matchAll(
        /^(?:import|export)\b(?:[^;"]* from)? "([^"]+)";$/gm,
      )) {
        if (target.startsWith(".")) walk(join(dirname(file), target.replace(/\.js$/, `.${ending}`)));
        else foreign.add(target);
      }
    };
    walk(join(home, `index.${ending}`));
    expect(seen.size).toBeGreaterThan(10);
    expect([...foreign]).toEqual(ending === "js" ? ["@noble/hashes/sha2.js"] : []);
  });

  it("has types that hold by themselves, for whoever only reads", async () => {
    expect(await compile(installed.folder, "tsconfig.strict.json")).toBe("");
  });

  it("can be imported, and keeps what is inside to itself", async () => {
    const imported = await run(installed.folder, [
      "--input-type=module",
      "-e",
      'const main = await import("tributary-client"); const signer = await import("tributary-client/signer");' +
        "console.log(typeof main.Reader, typeof main.explain, typeof signer.TributarySigner)",
    ]);
    expect(imported.out.trim()).toBe("function function function");
    const inside = await run(installed.folder, ["-e", 'import("tributary-client/dist/bytes.js")']);
    expect(inside.err).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

describe("its examples", () => {
  it("pay: pays a model's price and shows how it was split", async () => {
    const { code, out } = await example("pay", `${modelId}`);
    expect(out).toMatch(new RegExp(`^datanet ${datanetId}: 0\\.0\\d+ DEMO among a weight of 1\n`));
    const hash = /paid in transaction ([0-9A-F]{64})\n$/.exec(out)?.[1];
    expect(code).toBe(0);
    expect(await reader.transaction(hash ?? "")).toMatchObject({ code: 0 });
  });

  it("earnings: shows and claims them", async () => {
    const { code, out } = await example("earnings");
    expect(out).toMatch(
      /^earned 0\.0\d+ DEMO in 1 datanets, 0\.0\d+ DEMO to claim\nclaiming costs \d+ ustake\nclaimed 0\.0\d+ DEMO\n$/,
    );
    expect(code).toBe(0);
    const { tokens } = await tributary.earnings({ address: me.address });
    expect(tokens.map(({ claimable }) => claimable)).toEqual(["0"]);
  });

  it("agent: deposits and allows charges", async () => {
    expect(await example("agent", `${modelId}`)).toMatchObject({
      code: 0,
      out: "on the account: 25000 base units\nleft of the allowance: 25000 base units\n",
    });
  });

  it("enrol: verifies a proof and takes the seat, and refuses a tampered one before it signs", async () => {
    const roll = buildRoll([{ address: me.address, weight: 7 }]);
    const { leaf_index, ...last } = prove(roll, 0);
    const published = await me.signer.execute({
      publish_roll: {
        datanet_id: datanetId,
        root: roll.root,
        total_weight: roll.total_weight,
        leaf_count: roll.leaf_count,
        uri: "https://example.org/leaves.csv",
        last_leaf: last,
      },
    });
    const rollId = only(published, "roll_published").roll_id;
    const file = join(installed.folder, "proof.json");
    const ids = [`${datanetId}`, `${rollId}`, file];
    writeFileSync(file, JSON.stringify({ leaf_index, ...last, weight: 8 }));
    expect(await example("enrol", ...ids)).toMatchObject({
      code: 1,
      err: "The proof leads to another total weight than this roll's: is it for this roll?\n",
    });
    writeFileSync(file, JSON.stringify({ leaf_index, ...last }));
    expect(await example("enrol", ...ids)).toMatchObject({
      code: 0,
      out: `${me.address} has a seat of weight 7\n`,
    });
    expect(await tributary.seat({ datanetId, rollId, leafIndex: 0 })).toMatchObject({ address: me.address });
  });

  it("say in words what went wrong", async () => {
    const file = join(installed.folder, "another.json");
    writeFileSync(file, JSON.stringify({ ...deployment, chain_id: "another-1" }));
    const refused = await run(installed.folder, ["out/agent.js", `${modelId}`], {
      ...env,
      TRIBUTARY_DEPLOYMENT: file,
    });
    expect(refused.err).toContain("expected another-1");
    await me.signer.execute({ update_model: { model_id: modelId, active: false } });
    expect((await example("pay", `${modelId}`)).err).toMatch(/^Model \d+ takes no payments just now/);
  });
});
