import { useTokens } from "../chain/token";
import { Choice } from "./Field";
import { shorten, tame } from "./text";

/** One of several tokens, by symbol and address; nothing to choose where there is one. */
export function TokenChoice({
  label = "Token",
  tokens,
  value,
  onChange,
}: {
  label?: string;
  tokens: string[];
  value: string;
  onChange: (token: string) => void;
}) {
  const known = useTokens(tokens);
  if (tokens.length < 2) return null;
  const name = (token: string) => `${tame(known.get(token)?.symbol ?? "…", 12)} (${shorten(token)})`;
  return (
    <Choice
      label={label}
      value={value}
      onChange={onChange}
      options={tokens.map((token) => ({ value: token, name: name(token) }))}
    />
  );
}
