import { useId, useRef, useState } from "react";
import { Hash } from "../../parts/Address";
import { Choice, Field } from "../../parts/Field";
import { digestOf, digestOfHex, hexOf, LARGEST_FILE } from "./digest";

type Kind = "none" | "text" | "file" | "hash";

const KINDS: { value: Kind; name: string }[] = [
  { value: "none", name: "none" },
  { value: "text", name: "hash of a text" },
  { value: "file", name: "hash of a file" },
  { value: "hash", name: "a hash that I have" },
];

/** The hash of request and answer, or none. Text and file stay in the browser. */
export function DigestField({
  digest,
  onChange,
}: {
  digest: string | undefined;
  /** With a problem as long as what was chosen has no hash. */
  onChange: (digest: string | undefined, problem?: string) => void;
}) {
  const id = useId();
  const [kind, setKind] = useState<Kind>("none");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();
  // hashes of what was typed or chosen before must not come later
  const round = useRef(0);

  const say = (value: string | undefined, wrong?: string) => {
    setProblem(wrong);
    onChange(value, wrong);
  };
  const hash = async (bytes: () => Promise<Uint8Array<ArrayBuffer>>) => {
    round.current += 1;
    const mine = round.current;
    say(undefined, "the hash is being computed");
    try {
      const value = await digestOf(await bytes());
      if (mine === round.current) say(value);
    } catch (error) {
      if (mine === round.current) say(undefined, error instanceof Error ? error.message : String(error));
    }
  };
  const choose = (next: Kind) => {
    round.current += 1;
    setKind(next);
    setText("");
    say(undefined, next === "none" ? undefined : "what is to be hashed is missing");
  };
  const type = (value: string) => {
    setText(value);
    if (kind === "text") {
      if (value === "") say(undefined, "what is to be hashed is missing");
      else void hash(async () => new TextEncoder().encode(value));
      return;
    }
    const given = digestOfHex(value);
    say(given, given ? undefined : "a hash has 64 hex digits");
  };
  const load = (file: File | undefined) => {
    if (!file) say(undefined, "what is to be hashed is missing");
    else if (file.size > LARGEST_FILE) say(undefined, "a file of at most 256 MiB can be hashed here");
    else void hash(async () => new Uint8Array(await file.arrayBuffer()));
  };

  return (
    <>
      <Choice
        label="Digest of request and answer"
        value={kind}
        onChange={(value) => choose(value as Kind)}
        options={KINDS}
      />
      {kind === "text" && (
        <Field label="Text to hash" value={text} onChange={type} rows={3} required problem={problem} />
      )}
      {kind === "hash" && (
        <Field label="SHA-256 in hex" value={text} onChange={type} required problem={problem} />
      )}
      {kind === "file" && (
        <div className="field">
          <label htmlFor={id}>File to hash</label>
          <input
            id={id}
            type="file"
            aria-describedby={`${id}-more`}
            onChange={({ target }) => load(target.files?.[0])}
          />
          <p id={`${id}-more`} className={problem ? "problem" : "hint"} aria-live="polite">
            {problem ?? "It stays in this browser."}
          </p>
        </div>
      )}
      {digest && (
        <p className="hint">
          SHA-256 <Hash value={hexOf(digest)} what="the digest" />: this is recorded, and nothing else of it.
        </p>
      )}
    </>
  );
}
