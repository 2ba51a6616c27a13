import { useState } from "react";
import { useTokens } from "../chain/token";
import { Choice } from "./Field";
import { shorten, tame } from "./text";

/** The chosen token; another one in its place only where it is gone and no amount is typed in it. */
export function keptToken(tokens: string[], chosen: string, typed: boolean): string {
  if (tokens.includes(chosen) || (typed && chosen !== "")) return chosen;
  return tokens[0] ?? "";
}

/** A token out of a list that is asked for again and again: a change of the list never swaps it under the hand. */
export function useChosenToken(tokens: string[], typed: boolean) {
  const [chosen, choose] = useState("");
  const token = keptToken(tokens, chosen, typed);
  if (token !== chosen) choose(token);
  return [token, choose] as const;
}

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
  // the chosen one stands there even when it is no longer offered
  const shown = tokens.includes(value) ? tokens : [value, ...tokens];
  const known = useTokens(shown);
  if (shown.length < 2) return null;
  const name = (token: string) => `${tame(known.get(token)?.symbol ?? "…", 12)} (${shorten(token)})`;
  return (
    <Choice
      label={label}
      value={value}
      onChange={onChange}
      options={shown.map((token) => ({ value: token, name: name(token) }))}
    />
  );
}
