/**
 * `npm start -- --wallet`: the page with a stand-in for Keplr, for who has none. Its keys are a localnet's, which
 * everybody has; it is put into the page as it is served, and is in no build.
 */
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { LocalDeployment } from "../localnet.ts";
import { putWallet } from "./page.ts";
import { putSwitch } from "./switch.ts";
import type { WalletRequest } from "./requests.ts";
import { StandIn } from "./stand-in.ts";

/** The only chain whose keys are worthless. */
const LOCALNET = "tributary-localnet";
const MOST_BYTES = 1_000_000;

interface Asked {
  /** What the page's side asks, as it is; or an account to become. */
  text?: string;
  confirmed?: boolean;
  account?: string;
}

/** `words` are to be confirmed first. */
type Answered = { answer: string } | { words: string };

export function standInWallet(deployment: LocalDeployment, dist: string): Plugin {
  if (deployment.chain_id !== LOCALNET) {
    throw new Error(`--wallet signs for ${LOCALNET} only, and this deployment is on ${deployment.chain_id}`);
  }
  const handle = handler(deployment);
  const routes: Record<string, (request: IncomingMessage) => Promise<[type: string, body: string]>> = {
    "/": async () => {
      const html = await readFile(join(dist, "index.html"), "utf8");
      return ["text/html", html.replace(/(?=<script)/, `<script src="./stand-in-wallet.js"></script>`)];
    },
    "/stand-in-wallet.js": async () => ["text/javascript", script(deployment)],
    "/stand-in-wallet": async (request) => {
      assertOwn(request);
      return ["application/json", JSON.stringify(await handle(await read(request)))];
    },
  };
  return {
    name: "tributary-stand-in-wallet",
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const route = routes[request.url?.split("?")[0] ?? ""];
        if (!route) return next();
        route(request).then(([type, body]) => response.setHeader("Content-Type", type).end(body), next);
      });
    },
  };
}

/** No other page of the same browser may ask. */
function assertOwn({ method, headers }: IncomingMessage): void {
  if (method !== "POST" || headers["sec-fetch-site"] !== "same-origin") {
    throw new Error("the stand-in wallet answers the page that it stands in only");
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MOST_BYTES) throw new Error("that is too long for a wallet");
  }
  return JSON.parse(text);
}

/** One request after another: what is confirmed is what was asked. */
function handler(deployment: LocalDeployment): (asked: Asked) => Promise<Answered> {
  let confirmed = false;
  let words: string | undefined;
  const prompt = async (request: WalletRequest) => {
    if (request.kind !== "sign" || confirmed) return true;
    words = told(request);
    return false;
  };
  const wallet = StandIn.of(deployment, "payer", prompt);
  let last: Promise<unknown> = Promise.resolve();
  const answer = async (asked: Asked): Promise<Answered> => {
    const standIn = await wallet;
    if (asked.account) await standIn.become(asked.account);
    if (!asked.text) return { answer: JSON.stringify(standIn.name) };
    confirmed = asked.confirmed === true;
    words = undefined;
    const said = await standIn.answer(asked.text);
    return words === undefined ? { answer: said } : { words: `${standIn.name}: ${words}` };
  };
  return (asked) => {
    const answered = last.then(() => answer(asked));
    last = answered.catch(() => undefined);
    return answered;
  };
}

function told({ calls, fee }: WalletRequest): string {
  const lines = calls.map(({ msg, hook }) =>
    JSON.stringify(hook ? { ...msg.send, msg: hook } : msg).slice(0, 400),
  );
  const price = fee?.amount.map(({ amount, denom }) => `${amount} ${denom}`).join(", ");
  return `sign this?\n\n${lines.join("\n")}\n\nfee: at most ${price}`;
}

function script({ accounts }: LocalDeployment): string {
  const names = JSON.stringify(Object.keys(accounts));
  return `(${putSwitch})("__standIn", ${names});\n(${putWallet})("__standIn");\n`;
}
