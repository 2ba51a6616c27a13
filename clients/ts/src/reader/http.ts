import { NodeRefusal, NodeUnreachable } from "./errors.js";

export interface HttpOptions {
  /** Another fetch than the platform's. */
  fetch?: typeof globalThis.fetch;
  /** How long an answer may take, default 15,000. */
  timeoutMs?: number;
  /** What an answer may weigh, default 64 MiB. */
  maxBytes?: number;
}

/** More than any page of the contract, less than what would hang a browser. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Asks addresses for JSON, by GET: browsers ask no leave for it, and what a Reader asks changes nothing. */
export class Http {
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeoutMs: number;
  readonly #maxBytes: number;

  constructor(options: HttpOptions = {}) {
    // called as a function: browsers' own fetch refuses another `this`
    const given = options.fetch;
    this.#fetch = (input, init) => (given ?? globalThis.fetch)(input, init);
    this.#timeoutMs = options.timeoutMs ?? 15_000;
    this.#maxBytes = options.maxBytes ?? MAX_BYTES;
  }

  /** The JSON that came, whatever the status. */
  async json(base: string, path: string): Promise<Record<string, unknown>> {
    const url = base.replace(/\/+$/, "");
    const text = await this.#text(url + path)
      // what is asked changes nothing, so it can be asked again
      .catch((error: unknown) => (wasClosed(error) ? this.#text(url + path) : Promise.reject(error)))
      .catch((cause: unknown) => {
        throw new NodeUnreachable(url, this.#reason(cause), { cause });
      });
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch (cause) {
      throw new NodeUnreachable(url, "what answers there is no node of a chain", { cause });
    }
    if (typeof body !== "object" || body === null) {
      throw new NodeUnreachable(url, "what answers there is no node of a chain");
    }
    return body as Record<string, unknown>;
  }

  /** What a call of the RPC gives. */
  async rpc<Result>(base: string, method: string, params: Record<string, string>): Promise<Result> {
    const query = new URLSearchParams(params).toString();
    const body = await this.json(base, `/${method}${query === "" ? "" : `?${query}`}`);
    const error = body["error"];
    if (error !== undefined && error !== null) {
      // what stands before a node may say it in a word
      const { message, data }: { message?: unknown; data?: unknown } =
        typeof error === "string" ? { message: error } : error;
      throw new NodeRefusal(base, [message, data].filter(Boolean).map(String).join(": "));
    }
    if (body["result"] === undefined) {
      throw new NodeUnreachable(
        base,
        "what answers there is no RPC of a node: REST and RPC have different ports",
      );
    }
    return body["result"] as Result;
  }

  async #text(url: string): Promise<string> {
    const answer = await this.#fetch(url, { signal: AbortSignal.timeout(this.#timeoutMs) });
    if (answer.body === null) return "";
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let bytes = 0;
    // counted as they come: what the answer says of its own length may be missing, or of what is packed
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.length;
      if (bytes > this.#maxBytes) {
        await reader.cancel();
        throw new Error(`an answer of more than ${this.#maxBytes} bytes`);
      }
      text += decoder.decode(value, { stream: true });
    }
  }

  #reason(cause: unknown): string {
    if (!(cause instanceof Error)) return String(cause);
    if (cause.name === "TimeoutError") return `no answer within ${this.#timeoutMs / 1000} s`;
    // Node says why only in the cause
    const deeper = cause.cause;
    if (!(deeper instanceof Error)) return cause.message;
    const code = (deeper as { code?: unknown }).code;
    return deeper.message || (typeof code === "string" ? code : cause.message);
  }
}

/** Whether a connection was used that the node had closed meanwhile: Node keeps them, and learns of it too late. */
export function wasClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null ? (cause as { code?: unknown }).code : undefined;
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE";
}
