import { Copy } from "./Copy";
import { shorten, tame } from "./text";

/** An address in short; its title and the copy have all of it. */
export function Address({ value, copy = true }: { value: string; copy?: boolean }) {
  return (
    <span className="address">
      <code title={tame(value, 200)}>{tame(shorten(value), 40)}</code>
      {copy && <Copy text={value} what={`address ${shorten(value)}`} />}
    </span>
  );
}

/** A transaction's or a content's hash. */
export function Hash({ value, what }: { value: string; what: string }) {
  return (
    <span className="address">
      <code title={tame(value, 200)}>{tame(shorten(value), 40)}</code>
      <Copy text={value} what={what} />
    </span>
  );
}
