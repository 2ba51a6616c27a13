/** Chromium, for the browser tests. `node scripts/run.mjs browser.ts` installs it where it can. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const PACKAGE = "chromium";

/** The browser that the environment's CHROMIUM names, or one in a usual place; throws where there is none. */
export function findBrowser(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not there`);
  }
  const found = USUAL.find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `no Chromium in ${USUAL.join(", ")}: install one (in Debian the package \`${PACKAGE}\`), or name it by the environment's CHROMIUM`,
  );
}

/** Installs Debian's package where nothing is found, this is Debian, and we are root; says what to do otherwise. */
export function main(): void {
  try {
    console.log(`browser: ${findBrowser()}`);
  } catch (error) {
    if (process.env.CHROMIUM || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw error;
    apt("update", "--quiet");
    apt("install", "--yes", "--quiet", "--no-install-recommends", PACKAGE);
    console.log(`browser: ${findBrowser()}`);
  }
}

function apt(...words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, error } = spawnSync("apt-get", words, { stdio: "inherit", env });
  if (status !== 0) {
    throw new Error(
      `\`apt-get ${words.join(" ")}\` failed; install a Chromium by hand, or name one by CHROMIUM`,
      {
        cause: error,
      },
    );
  }
}
