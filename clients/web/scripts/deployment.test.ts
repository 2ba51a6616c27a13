import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contentSecurityPolicy, readDeployment } from "./deployment";

const FILE = {
  chain_id: "birds-1",
  node: "https://rpc.example.org:26657/path",
  rest: "https://rest.example.org",
  prefix: "bird",
  gas_prices: "0.025ubird",
  contract: "bird1contract",
  token: "bird1token",
};

function file(content: object) {
  const path = join(mkdtempSync(join(tmpdir(), "deployment-")), "deployment.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it("keeps a deployment's accounts and key files to itself", () => {
  const path = file({ ...FILE, accounts: { payer: { key_file: "/secret" } }, codes: {} });
  expect(readDeployment(path)).toEqual(FILE);
});

it("names what a deployment file lacks", () => {
  const { contract: _, ...rest } = FILE;
  expect(() => readDeployment(file(rest))).toThrow("has no contract");
  expect(() => readDeployment("/nowhere.json")).toThrow("start a chain by `tributary localnet up`");
});

it("lets the page reach its own files and its node, and run no script but its own", () => {
  const policy = contentSecurityPolicy(FILE);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src 'self' https://rpc.example.org:26657 https://rest.example.org;");
  expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
});
