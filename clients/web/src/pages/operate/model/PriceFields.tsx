import { useConfig } from "../../../chain/questions";
import { useTokens } from "../../../chain/token";
import { Choice, Field } from "../../../parts/Field";
import { shorten, tame } from "../../../parts/text";
import type { PriceDraft } from "./price";

/** Whether a model has a unit price, and which. */
export function PriceFields({
  draft,
  problems,
  onChange,
}: {
  draft: PriceDraft;
  problems: Partial<Record<keyof PriceDraft, string>>;
  onChange: (price: Partial<PriceDraft>) => void;
}) {
  const { data } = useConfig();
  const tokens = (data?.fee_tokens ?? []).filter(({ active }) => active).map(({ token }) => token);
  const known = useTokens(tokens);
  const options = tokens.map((value) => {
    const symbol = tame(known.get(value)?.symbol ?? "", 12);
    return { value, name: `${symbol} (${shorten(value)})` };
  });
  // a price may be in a token that was retired since
  if (data && draft.token !== "" && !tokens.includes(draft.token)) {
    options.unshift({ value: draft.token, name: `${shorten(draft.token)} (not taken any more)` });
  }
  const priced = draft.priced === "yes";
  return (
    <>
      <Choice
        label="Price"
        value={draft.priced}
        // the first fee token, until another one is chosen
        onChange={(value) =>
          onChange({ priced: value, ...(draft.token === "" && { token: tokens[0] ?? "" }) })
        }
        options={[
          { value: "no", name: "No fixed price: payers say what they pay" },
          { value: "yes", name: "A price for each unit" },
        ]}
      />
      {priced && (
        <div className="columns">
          <Field
            label="Price of one unit"
            inputMode="decimal"
            required
            value={draft.amount}
            onChange={(amount) => onChange({ amount })}
            problem={problems.amount}
            hint="In whole tokens, for instance 0.25."
          />
          <Choice
            label="Token"
            value={draft.token}
            onChange={(token) => onChange({ token })}
            options={[...(draft.token === "" ? [{ value: "", name: "Choose a token" }] : []), ...options]}
          />
          <Field
            label="What a unit is"
            required
            value={draft.unit}
            onChange={(unit) => onChange({ unit })}
            problem={problems.unit}
            hint="For instance: query, or thousand tokens."
          />
        </div>
      )}
    </>
  );
}
