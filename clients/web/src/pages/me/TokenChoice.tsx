import { Choice } from "../../parts/Field";
import { shorten, tame } from "../../parts/text";
import { useTokens } from "./queries";

/** One of several tokens; nothing to choose where there is one. */
export function TokenChoice({
  tokens,
  value,
  onChange,
}: {
  tokens: string[];
  value: string;
  onChange: (token: string) => void;
}) {
  const known = useTokens(tokens);
  if (tokens.length < 2) return null;
  const name = (token: string) => `${tame(known.get(token)?.symbol ?? "…", 12)} (${shorten(token)})`;
  return (
    <Choice
      label="Token"
      value={value}
      onChange={onChange}
      options={tokens.map((token) => ({ value: token, name: name(token) }))}
    />
  );
}
