import type { Checked } from "./checks";

/** What a form's text amounts to: a value once nothing is wrong or missing. */
export interface Form<Key extends string, Value> {
  problems: Partial<Record<Key, string>>;
  /** In words, what is still to be filled in. */
  missing: string[];
  value?: Value;
}

/** Gathers what is wrong over a form's fields, so that all of it is shown at once. */
export class FormReader<Key extends string> {
  readonly problems: Partial<Record<Key, string>> = {};
  readonly missing: string[] = [];

  /** The field's value; nothing, and the form has none, if it is wrong or missing. */
  take<T>(key: Key, checked: Checked<T>, what: string = key): T | undefined {
    if ("value" in checked) return checked.value;
    if ("problem" in checked) this.problems[key] ??= checked.problem;
    else this.missing.push(what);
    return undefined;
  }

  refuse(key: Key, problem: string): void {
    this.problems[key] ??= problem;
  }

  get right(): boolean {
    return this.missing.length === 0 && Object.keys(this.problems).length === 0;
  }

  done<Value>(value: () => Value): Form<Key, Value> {
    const { problems, missing } = this;
    return this.right ? { problems, missing, value: value() } : { problems, missing };
  }
}
