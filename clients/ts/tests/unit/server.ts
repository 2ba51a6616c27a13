import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

// Answers that a real node does not give, or not when asked to: what it does give is tested against one.

let server: Server | undefined;

export function close(): void {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
}

afterEach(close);

export async function serve(
  answer: RequestListener,
): Promise<{ rest: string; node: string; contract: string }> {
  server = createServer(answer);
  await new Promise<void>((resolve) => void server?.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { rest: url, node: url, contract: "wasm1tri" };
}

export const says =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
