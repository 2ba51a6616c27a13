import { useState } from "react";
import { Address } from "../../../parts/Address";
import { Pager, usePages } from "../../../parts/Pager";
import { Table } from "../../../parts/Table";
import { Check } from "../forms/Check";
import type { Difference } from "./changes";

const PAGE = 25;
const number = (value: number | bigint) => value.toLocaleString("en");

/** What a list of weights changes, in figures. */
export function Counts({ preview: { counts, totalBefore, totalAfter } }: { preview: Difference }) {
  return (
    <p className="tally" data-testid="tally">
      <strong>{number(counts.added)}</strong> added, <strong>{number(counts.changed)}</strong> changed,{" "}
      <strong>{number(counts.removed)}</strong> removed, {number(counts.unchanged)} unchanged. All weights
      together: {number(totalBefore)} → <strong>{number(totalAfter)}</strong>.
    </p>
  );
}

/** The same, address by address. */
export function WeightPreview({ preview }: { preview: Difference }) {
  const [all, setAll] = useState(false);
  const pages = usePages<number>();
  const shown = all ? preview.changes : preview.changes.filter(({ kind }) => kind !== "unchanged");
  // a shorter list may come while a later page is shown
  const start = (pages.start ?? 0) < shown.length ? (pages.start ?? 0) : 0;
  return (
    <>
      <h3>What it changes</h3>
      <Counts preview={preview} />
      {preview.counts.unchanged > 0 && (
        <Check
          label="Show those that stay as they are, too"
          checked={all}
          onChange={(checked) => {
            setAll(checked);
            pages.reset();
          }}
        />
      )}
      {shown.length > 0 && (
        <Table
          caption="Weights before and after"
          rows={shown.slice(start, start + PAGE)}
          rowKey={({ address }) => address}
          columns={[
            { name: "Address", cell: ({ address }) => <Address value={address} /> },
            { name: "Change", cell: ({ kind }) => <span className={`kind ${kind}`}>{kind}</span> },
            { name: "Now", figure: true, cell: ({ before }) => number(before) },
            { name: "Then", figure: true, cell: ({ after }) => number(after) },
          ]}
        />
      )}
      <Pager pages={pages} what="changes" next={start + PAGE < shown.length ? start + PAGE : undefined} />
    </>
  );
}
