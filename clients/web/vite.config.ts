import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { deployment } from "./scripts/deployment.ts";

const client = (file: string) => fileURLToPath(new URL(`../ts/src/${file}`, import.meta.url));

export default defineConfig({
  plugins: [react(), deployment()],
  // so that the page works in any folder of a web server
  base: "./",
  resolve: {
    // the sources, so that no build comes between them and the page
    alias: [
      { find: /^tributary-client\/signer$/, replacement: client("signer.ts") },
      { find: /^tributary-client$/, replacement: client("index.ts") },
    ],
  },
  build: {
    target: "es2022",
    sourcemap: false,
    modulePreload: { polyfill: false },
    // what signs is large, and loaded only by those who sign
    chunkSizeWarningLimit: 2_000,
  },
});
