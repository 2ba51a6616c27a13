import type { ContributionResponse } from "tributary-client";
import { Address, Hash } from "../../../parts/Address";
import { Field } from "../../../parts/Field";
import { Table } from "../../../parts/Table";
import { Time } from "../../../parts/Time";
import { ExternalLink } from "../../../parts/Untrusted";
import { hexOf } from "../../../chain/hash";
import type { VerdictDraft } from "./verdicts";

interface PendingProps {
  contributions: ContributionResponse[];
  drafts: ReadonlyMap<number, VerdictDraft>;
  problems: Partial<Record<string, string>>;
  /** For all on the page, as typed. */
  weight: string;
  setWeight: (weight: string) => void;
  decide: (ids: number[], draft: VerdictDraft | undefined) => void;
}

export function PendingTable({ contributions, drafts, problems, weight, setWeight, decide }: PendingProps) {
  const ids = contributions.map(({ contribution_id }) => contribution_id);
  return (
    <>
      <Table
        caption="Contributions to review"
        rows={contributions}
        rowKey={({ contribution_id }) => contribution_id}
        columns={[
          { name: "No.", cell: ({ contribution_id }) => contribution_id },
          {
            name: "Submitted",
            cell: ({ submitter, submitted_at }) => (
              <>
                <Address value={submitter} />
                <br />
                <Time seconds={submitted_at} />
              </>
            ),
          },
          {
            name: "Data",
            cell: ({ content_hash, uri }) => (
              <>
                <Hash value={hexOf(content_hash)} what="the hash of the data" />
                <br />
                {uri ? <ExternalLink href={uri} max={60} /> : <span className="quiet">no link</span>}
              </>
            ),
          },
          {
            name: "Verdict",
            cell: ({ contribution_id: id }) => (
              <Verdict
                id={id}
                draft={drafts.get(id)}
                problem={problems[id]}
                onChange={(draft) => decide([id], draft)}
              />
            ),
          },
        ]}
      />
      {ids.length > 1 && (
        <div className="row">
          <Field
            label="The same weight for all on this page"
            value={weight}
            onChange={setWeight}
            inputMode="numeric"
            required
          />
          <button
            type="button"
            disabled={weight.trim() === ""}
            onClick={() => decide(ids, { kind: "accept", text: weight })}
          >
            Accept all on this page
          </button>
          <button
            type="button"
            disabled={drafts.size === 0}
            onClick={() => decide([...drafts.keys()], undefined)}
          >
            Leave all undecided
          </button>
        </div>
      )}
    </>
  );
}

function Verdict({
  id,
  draft,
  problem,
  onChange,
}: {
  id: number;
  draft: VerdictDraft | undefined;
  problem: string | undefined;
  onChange: (draft: VerdictDraft | undefined) => void;
}) {
  const kind = draft?.kind ?? "leave";
  const accepting = kind === "accept";
  return (
    <div className="verdict">
      <select
        aria-label={`Verdict on contribution ${id}`}
        value={kind}
        onChange={({ target }) =>
          onChange(
            target.value === "accept" || target.value === "reject"
              ? { kind: target.value, text: "" }
              : undefined,
          )
        }
      >
        <option value="leave">undecided</option>
        <option value="accept">accept</option>
        <option value="reject">reject</option>
      </select>
      {draft && (
        <input
          type="text"
          inputMode={accepting ? "numeric" : "text"}
          aria-label={accepting ? `Weight for contribution ${id}` : `Reason against contribution ${id}`}
          placeholder={accepting ? "weight" : "reason"}
          aria-invalid={problem ? true : undefined}
          value={draft.text}
          onChange={({ target }) => onChange({ ...draft, text: target.value })}
        />
      )}
      {problem && <p className="problem">{problem}</p>}
    </div>
  );
}
