import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of the request of a method that comes for the nth time: it or its answer may be lost. */
export type Lose = (method: string, count: number) => "no" | "request" | "answer";

/** Stands before a node, and loses some of what goes through it. */
export class Between {
  #server: Server | undefined;
  /** The transactions that came, in base64. */
  readonly transactions: string[] = [];

  /** Gives the address to ask instead of the node's. */
  async open(node: string, lose: Lose): Promise<string> {
    const counts = new Map<string, number>();
    const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
      const body = await bodyOf(incoming);
      const method = /"method":"(\w+)"/.exec(body)?.[1] ?? "";
      const transaction = /"tx":"([^"]+)"/.exec(body)?.[1];
      if (transaction !== undefined) this.transactions.push(transaction);
      const count = (counts.get(method) ?? 0) + 1;
      counts.set(method, count);
      const lost = lose(method, count);
      if (lost === "request") incoming.socket.destroy();
      else pass(node, incoming, body, outgoing, lost === "answer");
    };
    this.#server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
    await new Promise<void>((resolve) => void this.#server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function pass(
  node: string,
  incoming: IncomingMessage,
  body: string,
  outgoing: ServerResponse,
  lose: boolean,
): void {
  const { method = "GET", headers, url = "/" } = incoming;
  const onward = request(node + url, { method, headers }, (answer) => {
    if (lose) {
      answer.resume().on("end", () => incoming.socket.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.end(body);
}
