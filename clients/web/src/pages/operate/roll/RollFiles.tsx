import { useState } from "react";
import type { BuiltRoll } from "tributary-client";
import { Hash } from "../../../parts/Address";
import { Field } from "../../../parts/Field";
import { Facts } from "../../../parts/Table";
import { download, leavesFile, MAX_PROOFS, proofFile, proofsFile } from "./files";

export function BuiltFacts({ roll }: { roll: BuiltRoll }) {
  return (
    <Facts
      facts={[
        ["Root", <Hash key="root" value={roll.root} what="the root" />],
        ["Weight of all", roll.total_weight.toLocaleString("en")],
        ["Leaves", roll.leaf_count.toLocaleString("en")],
      ]}
    />
  );
}

/** What contributors need to take their seats: keep these files, the chain has them not. */
export function RollFiles({ roll }: { roll: BuiltRoll }) {
  const [typed, setTyped] = useState("");
  const address = typed.trim();
  const index = roll.leaves.findIndex((leaf) => leaf.address === address);
  const tooMany = roll.leaf_count > MAX_PROOFS;
  return (
    <div className="panel">
      <p>
        Keep these files: contributors need them to take their seats, and the chain does not have them. The
        public list is enough to make all proofs again.
      </p>
      <p className="buttons">
        <button type="button" onClick={() => download("leaves.csv", leavesFile(roll), "text/csv")}>
          Save leaves.csv, the public list
        </button>
        <button
          type="button"
          disabled={tooMany}
          onClick={() => download("proofs.json", proofsFile(roll), "application/json")}
        >
          Save proofs.json, all proofs
        </button>
      </p>
      {tooMany && (
        <p className="hint">More than {MAX_PROOFS.toLocaleString("en")} proofs are not put into one file.</p>
      )}
      <div>
        <Field
          label="One contributor's proof"
          value={typed}
          onChange={setTyped}
          required
          problem={address !== "" && index < 0 ? "This address is not in the list." : undefined}
          hint="Their address, as it stands in the list."
        />
        <button
          type="button"
          disabled={index < 0}
          onClick={() => download("proof.json", proofFile(roll, index), "application/json")}
        >
          Save proof.json
        </button>
      </div>
    </div>
  );
}
