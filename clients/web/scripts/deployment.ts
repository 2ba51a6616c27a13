import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** What the page may know of a deployment file: none of its accounts. */
const PUBLIC = ["chain_id", "node", "rest", "prefix", "gas_prices", "contract", "token"] as const;

const LOCALNET = fileURLToPath(new URL("../../../deployments/localnet.json", import.meta.url));

/** Reads the file that `TRIBUTARY_DEPLOYMENT` names, by default that of `tributary localnet up`. */
export function readDeployment(path = process.env.TRIBUTARY_DEPLOYMENT ?? LOCALNET) {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `no deployment to show: ${why}; start a chain by \`tributary localnet up\`, or name a file by TRIBUTARY_DEPLOYMENT`,
      { cause: error },
    );
  }
  const missing = PUBLIC.filter((key) => typeof file[key] !== "string");
  if (missing.length > 0) {
    throw new Error(`the deployment file ${path} has no ${missing.join(", ")}`);
  }
  return Object.fromEntries(PUBLIC.map((key) => [key, file[key]])) as Record<(typeof PUBLIC)[number], string>;
}

/** What the page may load and reach: its own files and the deployment's node. */
export function contentSecurityPolicy(deployment: { node: string; rest: string }): string {
  const nodes = [deployment.node, deployment.rest].map((url) => new URL(url).origin);
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'", ...new Set(nodes)],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "object-src": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["'none'"],
  };
  return Object.entries(directives)
    .map(([directive, values]) => [directive, ...values].join(" "))
    .join("; ");
}

/** Gives the page its `deployment.json`, and a built one its content security policy. */
export function deployment(): Plugin {
  const file = () => JSON.stringify(readDeployment(), null, 2);
  return {
    name: "tributary-deployment",
    configureServer(server) {
      server.middlewares.use("/deployment.json", (_request, response) => {
        response.setHeader("Content-Type", "application/json");
        response.end(file());
      });
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "deployment.json", source: file() });
    },
    transformIndexHtml: {
      order: "pre",
      handler(_html, context) {
        // a page under development has scripts of Vite's inside
        if (context.server) return [];
        const content = contentSecurityPolicy(readDeployment());
        const attrs = { "http-equiv": "Content-Security-Policy", content };
        return [{ tag: "meta", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}
