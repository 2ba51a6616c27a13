/** The page as it is built for production, over one deployment. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("..", import.meta.url));

/** In a process of its own, which knows nothing of what this one runs in. */
export function buildPage(deployment: string, dist: string): void {
  const env = { ...process.env, NODE_ENV: "production", TRIBUTARY_DEPLOYMENT: deployment };
  const words = ["vite", "build", "--logLevel", "warn", "--outDir", dist, "--emptyOutDir"];
  const { status } = spawnSync("npx", words, { cwd: WEB, env, stdio: "inherit" });
  if (status !== 0) throw new Error("the page could not be built: what is above says why");
}
