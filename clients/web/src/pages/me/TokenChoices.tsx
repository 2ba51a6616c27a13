import { shorten, tame } from "../../parts/text";
import { useTokens } from "../../chain/token";

/** Which tokens to claim: one that misbehaves can be left out, so that it stops none of the others. */
export function TokenChoices({
  tokens,
  left,
  onChange,
}: {
  tokens: string[];
  left: string[];
  onChange: (left: string[]) => void;
}) {
  const known = useTokens(tokens);
  return (
    <fieldset className="choices">
      <legend>Claim which tokens</legend>
      {tokens.map((token) => {
        const symbol = known.get(token)?.symbol;
        return (
          <label key={token}>
            <input
              type="checkbox"
              checked={!left.includes(token)}
              onChange={({ target }) =>
                onChange(target.checked ? left.filter((other) => other !== token) : [...left, token])
              }
            />{" "}
            <bdi>{symbol === undefined ? "…" : tame(symbol, 12)}</bdi>{" "}
            <code title={token}>{shorten(token)}</code>
          </label>
        );
      })}
      <p className="hint">If a claim fails because of one token, leave that one out: it stays claimable.</p>
    </fieldset>
  );
}
