// The contract's refusals, from the Rust sources that say them: each text as a pattern with named, typed fields.

/** Of Rust's types, what a field is here. What is not among them is refused, so that a new one is thought about. */
const KINDS = new Map([
  ...["u16", "u32", "u64", "usize"].map((type) => [type, "number"]),
  ...["u128", "Uint128", "Uint256", "Scaled"].map((type) => [type, "bigint"]),
  ["String", "string"],
  ["&'static str", "label"],
  ["Hash", "hash"],
  ["Addr", "address"],
  ["Option<Addr>", "holder"],
  ["Option<u64>", "next"],
  ["Box<ContractError>", "reason"],
]);

const PATTERNS = {
  number: "(\\d+)",
  hex: "([0-9A-F]{4,6})",
  bigint: "(\\d+)",
  string: "([\\s\\S]*?)",
  label: "([ -9;-~]{1,80}?)",
  hash: "([0-9a-f]{64})",
  address: "([a-z0-9_]+)",
  holder: "([a-z0-9_]+|\\([a-z ]+\\))",
  next: "(none is waiting|the next matures at \\d+)",
  reason: "([\\s\\S]+)",
};

const snake = (name) => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** `{a: u64, b: Addr}` as pairs. */
function fieldsOf(text) {
  const fields = new Map();
  for (const [, name, type] of text.matchAll(/(\w+): ((?:&'static )?[\w<>]+)/g)) fields.set(name, type);
  return fields;
}

/** One text with its places, as a pattern; `positional` are the expressions after it. */
function patternOf(where, text, fields, positional) {
  const found = [];
  const named = new Map(positional.filter((one) => one.name).map((one) => [one.name, one.field]));
  const unnamed = positional.filter((one) => !one.name);
  const parts = text.split(/(\{[^}]*\})/);
  const pattern = parts.map((part) => {
    const place = /^\{(\w*)(:04X|:\?)?\}$/.exec(part);
    if (place === null) return escape(part);
    let name = place[1];
    if (name === "") name = unnamed.shift()?.field;
    else if (named.has(name)) name = named.get(name);
    if (name === undefined) throw new Error(`${where}: a place without a field in "${text}"`);
    // a constant, which the text always has
    if (/^[A-Z]/.test(name) || name.includes("::")) return "\\d+";
    if (name.startsWith(".")) name = name.slice(1);
    const type = fields.get(name);
    const kind = place[2] === ":04X" ? "hex" : KINDS.get(type);
    if (kind === undefined)
      throw new Error(`${where}: ${name} is a ${type}: say in scripts/errors.mjs what it is here`);
    const before = found.findIndex((one) => one[0] === name);
    if (before >= 0) return `\\${before + 1}`;
    found.push([name, kind]);
    return PATTERNS[kind];
  });
  const literal = parts.filter((part) => !part.startsWith("{")).join("").length;
  return { pattern: `^${pattern.join("")}$`, fields: found, literal };
}

/** What stands after the text: `.expected.as_ref()…`, `max = crate::Weight::MAX`, `income = .income.whole()`. */
function positionalOf(rest) {
  const found = [];
  let depth = 0;
  let part = "";
  for (const letter of `${rest},`) {
    if (letter === "," && depth === 0) {
      const one = /^\s*(?:(\w+) = )?(\.?[\w:]+)/.exec(part);
      if (one !== null) found.push({ name: one[1], field: one[2].replace(/\.$/, "") });
      part = "";
      continue;
    }
    if ("([{".includes(letter)) depth += 1;
    if (")]}".includes(letter)) depth -= 1;
    part += letter;
  }
  return found;
}

/** Variants of a `thiserror` enum. Transparent ones say what another list says. */
function ofThiserror(where, source, prefix) {
  const found = [];
  const text = source.replace(/\/\/.*$/gm, "");
  for (const attribute of text.split("#[error(").slice(1)) {
    if (/^\s*transparent\s*\)\]/.test(attribute)) continue;
    const parts = /^\s*"([^"]*)"([\s\S]*?)\)\]\s*(\w+)\s*(\{[^}]*\}|\([^)]*\)+)?,/.exec(attribute);
    if (parts === null) throw new Error(`${where}: cannot read the error ${attribute.slice(0, 60)}`);
    const [, said, rest, name, body = ""] = parts;
    const fields = fieldsOf(body);
    if (body.startsWith("(")) {
      // one unnamed source, told as text
      fields.set("0", "String");
    }
    const one = patternOf(`${where}: ${name}`, said, fields, positionalOf(rest));
    one.fields = one.fields.map(([field, kind]) => [field === "0" ? "reason" : field, kind]);
    found.push({ kind: prefix + snake(name), ...one });
  }
  return found;
}

/** Variants of the roll crate's enum, which writes its texts itself. */
function ofDisplay(where, source, prefix) {
  const types = new Map();
  const body = source.slice(source.indexOf("pub enum"), source.indexOf("impl fmt::Display"));
  for (const [, name, fields] of body.matchAll(/^ {4}(\w+) \{([^}]*)\},/gm))
    types.set(name, fieldsOf(fields));
  const arms = /Self::(\w+) \{[^}]*\} => \{?\s*write!\(\s*f,\s*"([^"]*)"(?:,([^;]*?))?\s*\),?\n/g;
  const found = [];
  for (const [, name, said, rest = ""] of source.matchAll(arms)) {
    const positional = [...rest.matchAll(/Hex\((\w+)\)/g)].map((one) => ({ field: one[1] }));
    const one = patternOf(`${where}: ${name}`, said, types.get(name), positional);
    found.push({ kind: prefix + snake(name), ...one });
  }
  if (found.length !== types.size) throw new Error(`${where}: ${types.size} variants, ${found.length} texts`);
  return found;
}

const TYPES = {
  number: "number",
  hex: "number",
  bigint: "bigint",
  string: "string",
  label: "string",
  hash: "string",
  address: "string",
  holder: "string | undefined",
  next: "number | undefined",
  reason: "string",
};

/** The text of src/generated/errors.ts. */
export function errors(sources) {
  const all = [
    ...ofThiserror("contracts/tributary/src/error.rs", sources.contract, ""),
    ...ofThiserror("packages/fee-split/src/error.rs", sources.split, "split_"),
    ...ofDisplay("packages/weight-roll/src/error.rs", sources.roll, "proof_"),
  ];
  const kinds = new Set(all.map((one) => one.kind));
  if (kinds.size !== all.length) throw new Error("two errors of one name");
  // where several fit, the one that begins with words of its own, then the one that says most
  const free = (one) => Number(one.pattern.startsWith("^("));
  all.sort((a, b) => free(a) - free(b) || b.literal - a.literal || (a.kind < b.kind ? -1 : 1));
  const types = all.map(({ kind, fields }) => {
    const body = fields.map(([name, of]) => `${name}: ${TYPES[of]}`).join("; ");
    return `  ${kind}: { ${body} };\n`.replace("{  }", "Record<string, never>");
  });
  const rows = all.map(({ kind, fields, pattern }) => {
    const list = fields.map(([name, of]) => `["${name}", "${of}"]`).join(", ");
    return `  { kind: "${kind}", pattern: /${pattern.replaceAll("/", "\\/")}/, fields: [${list}] },\n`;
  });
  return (
    "// Written by `npm run generate` from the contract's error texts: change those, not this.\n\n" +
    "/** What the contract refuses, by kind, with what it says of it. */\n" +
    `export interface Refusals {\n${types.join("")}}\n\n` +
    "export type FieldKind =\n" +
    `  ${Object.keys(TYPES)
      .map((kind) => `| "${kind}"`)
      .join(" ")};\n\n` +
    "export interface Pattern {\n  kind: keyof Refusals;\n  pattern: RegExp;\n  fields: [name: string, kind: FieldKind][];\n}\n\n" +
    "/** The most telling come first: the first that fits is meant. */\n" +
    `export const PATTERNS: readonly Pattern[] = [\n${rows.join("")}];\n`
  );
}
