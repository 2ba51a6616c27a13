import { useId, useRef, useState } from "react";
import { executeCall } from "tributary-client";
import { useClient } from "../../../app/client";
import { Action } from "../../../parts/action/Action";
import { Field } from "../../../parts/Field";
import { shorten } from "../../../parts/text";
import { hashFile, hashIn, hexOf } from "../../../chain/hash";

/** Submits a piece of data by its hash: the data itself stays where it is. */
export function Contribute({ datanetId }: { datanetId: number }) {
  const { deployment } = useClient();
  const [typed, setTyped] = useState("");
  const [uri, setUri] = useState("");
  const hash = hashIn(typed);
  const problem =
    typed.trim() !== "" && !hash ? "A hash has 64 hex digits, as sha256sum prints it." : undefined;
  const tooLong = uriProblem(uri);
  const calls = () => {
    if (!hash) throw new Error("no hash to submit");
    const link = uri.trim();
    return [
      executeCall(deployment.contract, {
        submit_contribution: { datanet_id: datanetId, content_hash: hash, ...(link && { uri: link }) },
      }),
    ];
  };
  return (
    <details className="panel">
      <summary>Contribute data</summary>
      <FileHash onHash={(found) => setTyped(hexOf(found))} />
      <Field
        label="Its hash (SHA-256)"
        required
        value={typed}
        onChange={setTyped}
        problem={problem}
        hint="It is filled in when you choose a file; or type it."
      />
      <Field
        label="Where it can be found"
        value={uri}
        onChange={setUri}
        inputMode="url"
        problem={tooLong}
        hint="A link for the curator, who wants to see the data. Everybody can read it here."
      />
      <Action
        label="Submit the contribution"
        primary
        disabled={!hash || tooLong !== undefined}
        calls={calls}
        onDone={() => {
          setTyped("");
          setUri("");
        }}
        summary={
          hash && (
            <p>
              You submit data with the hash {shorten(hexOf(hash))} to datanet {datanetId}. Only the hash and
              the link go on the chain. The curator decides whether it is accepted, and with how much weight.
            </p>
          )
        }
      />
    </details>
  );
}

/** The contract's limit, which counts bytes. */
const URI_MAX = 512;

function uriProblem(uri: string): string | undefined {
  const bytes = new TextEncoder().encode(uri.trim()).length;
  return bytes > URI_MAX ? `A link has at most ${URI_MAX} bytes; this one has ${bytes}.` : undefined;
}

function FileHash({ onHash }: { onHash: (hash: string) => void }) {
  const id = useId();
  const control = useRef<AbortController>(undefined);
  const [told, setTold] = useState<{ words: string; bad?: boolean }>();
  const choose = async (file: File | undefined) => {
    control.current?.abort();
    if (!file) return setTold(undefined);
    const mine = new AbortController();
    control.current = mine;
    setTold({ words: "Hashing …" });
    try {
      let last = 0;
      const progress = (part: number) => {
        const percent = Math.floor(part * 100);
        if (percent === last) return;
        last = percent;
        setTold({ words: `Hashing … ${percent} %` });
      };
      const hash = await hashFile(file, progress, mine.signal);
      onHash(hash);
      setTold({ words: "Hashed here; nothing was uploaded." });
    } catch (error) {
      if (mine.signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      setTold({ words: `The file could not be read (${why}). Choose it again.`, bad: true });
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>A file of yours (optional)</label>
      <input
        id={id}
        type="file"
        aria-describedby={`${id}-more`}
        onChange={(event) => void choose(event.target.files?.[0])}
      />
      <p id={`${id}-more`} className={told?.bad ? "problem" : "hint"} aria-live="polite">
        {told?.words ?? "It is hashed in your browser and never uploaded."}
      </p>
    </div>
  );
}
