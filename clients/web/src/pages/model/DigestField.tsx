import { useId, useRef, useState } from "react";
import { hashFile, hashIn, hashText, hexOf } from "../../chain/hash";
import { Hash } from "../../parts/Address";
import { Choice, Field } from "../../parts/Field";

type Kind = "none" | "text" | "file" | "hash";

const KINDS: { value: Kind; name: string }[] = [
  { value: "none", name: "none" },
  { value: "text", name: "hash of a text" },
  { value: "file", name: "hash of a file" },
  { value: "hash", name: "a hash that I have" },
];

const MISSING = "what is to be hashed is missing";

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
  // the hash of a file that was chosen before must not come later
  const hashing = useRef<AbortController>(undefined);

  const say = (value: string | undefined, wrong?: string) => {
    setProblem(wrong);
    onChange(value, wrong);
  };
  const choose = (next: Kind) => {
    hashing.current?.abort();
    setKind(next);
    setText("");
    say(undefined, next === "none" ? undefined : MISSING);
  };
  const type = (value: string) => {
    setText(value);
    if (kind === "text") return value === "" ? say(undefined, MISSING) : say(hashText(value));
    const given = hashIn(value);
    say(given, given ? undefined : "a hash has 64 hex digits");
  };
  const load = async (file: File | undefined) => {
    hashing.current?.abort();
    if (!file) return say(undefined, MISSING);
    const mine = new AbortController();
    hashing.current = mine;
    say(undefined, "the hash is being computed");
    try {
      say(await hashFile(file, undefined, mine.signal));
    } catch (error) {
      if (!mine.signal.aborted) say(undefined, error instanceof Error ? error.message : String(error));
    }
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
            onChange={({ target }) => void load(target.files?.[0])}
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
