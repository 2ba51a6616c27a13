import { useCallback, useRef, useState } from "react";
import { type Fault, loadParser, readSheet, type Sheet } from "./sheet";

/** More than a browser should be asked to hold. */
const MAX_BYTES = 100_000_000;

type State<T> =
  { at: "empty" } | { at: "reading" } | { at: "read"; result: T } | { at: "failed"; error: unknown };

export interface Csv<T> {
  state: State<T>;
  /** What was pasted; a file's content is not shown again. */
  text: string;
  name?: string | undefined;
  paste: (text: string) => void;
  choose: (file: File) => void;
  clear: () => void;
  /** Another one each time that something else was given. */
  round: number;
}

/** A CSV file or pasted text, read as soon as it is there. `read` must not change from render to render. */
export function useCsv<T extends { faults: Fault[] }>(read: (sheet: Sheet) => T | Promise<T>): Csv<T> {
  const [state, setState] = useState<State<T>>({ at: "empty" });
  const [given, setGiven] = useState<{ text: string; name?: string; round: number }>({ text: "", round: 0 });
  const rounds = useRef(0);

  const take = useCallback(
    async (load: () => string | Promise<string>, shown: string, name?: string) => {
      const round = ++rounds.current;
      setGiven({ text: shown, round, ...(name && { name }) });
      setState({ at: "reading" });
      let next: State<T>;
      try {
        const [parser, text] = await Promise.all([loadParser(), load()]);
        next =
          text.trim() === "" ? { at: "empty" } : { at: "read", result: await read(readSheet(parser, text)) };
      } catch (error) {
        next = { at: "failed", error };
      }
      // what was given later counts
      if (round === rounds.current) setState(next);
    },
    [read],
  );

  const choose = (file: File) =>
    void take(
      () => {
        if (file.size > MAX_BYTES)
          throw new Error("the file is too large for a browser: use the command line");
        return file.text();
      },
      "",
      file.name,
    );
  const paste = (text: string) => void take(() => text, text);
  return {
    state,
    text: given.text,
    name: given.name,
    round: given.round,
    paste,
    choose,
    clear: () => paste(""),
  };
}
