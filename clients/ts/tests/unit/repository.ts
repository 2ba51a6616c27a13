import { readFileSync } from "node:fs";

/** A file of the repository, by its path from the root. */
export const read = (path: string): string =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
