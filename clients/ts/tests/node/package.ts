import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MODULES = join(ROOT, "../node_modules");

/** What a user's own TypeScript project would have. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    // CosmJS's own types lack some of what they import
    skipLibCheck: true,
    types: ["node"],
    outDir: "out",
  },
  include: ["*.ts"],
};

/** One that only reads, and looks closely at the types that it gets. */
const STRICT = {
  extends: "./tsconfig.json",
  compilerOptions: { skipLibCheck: false, types: [], lib: ["ES2022", "DOM"], noEmit: true },
  include: ["reads/*.ts"],
};
const READS = `
import { Reader, TributaryQueryClient, type Fault, type TributaryEvent } from "tributary-client";
const reader = new Reader({ rest: "", node: "", contract: "" });
export const model = (await new TributaryQueryClient(reader, "").model({ modelId: 1 })).unit_price?.amount;
export const events: TributaryEvent[] = (await reader.search("")).transactions.flatMap((found) => found.events);
export const until = (fault: Fault): number => (fault.kind === "intake_paused" ? fault.fields.until : 0);
// @ts-expect-error a kind that there is not
export const never = (fault: Fault): boolean => fault.kind === "no_such_kind";
`;

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface Installed {
  folder: string;
  /** Of the tarball. */
  files: string[];
  remove: () => void;
}

function link(folder: string, name: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(MODULES, name), path);
}

/**
 * The packed package in an empty project: unpacked, so that it has nothing but what is in the tarball, beside just those
 * packages that it says it depends on. What it uses and does not name is not found.
 */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), "tributary-client-"));
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [tarball] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
  const home = join(folder, "node_modules/tributary-client");
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball.filename), "-C", home, "--strip-components", "1"]);
  const { dependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), "@types/node"]) link(folder, name);
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "user", private: true, type: "module" }),
  );
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG));
  writeFileSync(join(folder, "tsconfig.strict.json"), JSON.stringify(STRICT));
  mkdirSync(join(folder, "reads"));
  writeFileSync(join(folder, "reads/main.ts"), READS);
  // its code as one program
  const code = readFileSync(join(home, "README.md"), "utf8").matchAll(/```ts\n([\s\S]*?)```/g);
  writeFileSync(join(folder, "readme.ts"), [...code].map(([, block]) => block).join("\n"));
  cpSync(join(ROOT, "examples"), folder, { recursive: true });
  return {
    folder,
    files: tarball.files.map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Type-checks the project, or with another configuration; gives what the compiler says. */
export async function compile(folder: string, config = "tsconfig.json"): Promise<string> {
  const { code, out } = await run(folder, [join(MODULES, "typescript/bin/tsc"), "-p", config]);
  return code === 0 ? "" : out;
}

/** Runs a program of the project; gives what it printed. */
export function run(folder: string, args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const options = { cwd: folder, env: { ...process.env, ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, out, err });
    });
  });
}
