import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64, toBase64, toHex, utf8 } from "./bytes.js";
import type { ProofNode, RollResponse } from "./generated/Tributary.types.js";

/** A leaf, or what two nodes below it add up to. */
export interface RollNode {
  hash: Uint8Array;
  /** The sum of all leaves below, from 1. */
  weight: number;
}

/** What is published of a roll: enough to verify any of its leaves. What the contract's `roll` answers will do. */
export type Roll = Pick<RollResponse, "root" | "total_weight" | "leaf_count">;

/** One leaf with its proof: what `tributary roll proof` prints, and `enrol` takes. */
export interface RollProof {
  /** From 0. */
  leaf_index: number;
  address: string;
  weight: number;
  /** The siblings from the bottom. */
  proof: ProofNode[];
}

export type RollFault =
  | "leaf_count"
  | "leaf_index"
  | "address_length"
  | "weight"
  | "weight_sum"
  | "proof_length"
  | "total_weight"
  | "root";

/** Why a leaf, a node or a proof was refused, in the contract's words; `explain` puts it in plain ones. */
export class RollError extends Error {
  override readonly name = "RollError";
  constructor(
    readonly kind: RollFault,
    message: string,
  ) {
    super(message);
  }
}

/** 2^53 − 1: what a roll weighs at most, and what numbers here hold exactly. */
const MAX_WEIGHT = Number.MAX_SAFE_INTEGER;
const MAX_ADDRESS_BYTES = 90;
const HASH_BYTES = 32;

const LEAF = utf8("tributary/roll/leaf/v1");
const NODE = utf8("tributary/roll/node/v1");

/** `sha256("tributary/roll/leaf/v1" ‖ u64be(leaf_index) ‖ u16be(len) ‖ address ‖ u64be(weight))` */
export function leafHash(leafIndex: number, address: string, weight: number): Uint8Array {
  const bytes = utf8(address);
  if (bytes.length < 1 || bytes.length > MAX_ADDRESS_BYTES) {
    const message = `bytes of the address: expected 1 to ${MAX_ADDRESS_BYTES}, found ${bytes.length}`;
    throw new RollError("address_length", message);
  }
  assertWeight(weight);
  assertIndex(leafIndex, MAX_WEIGHT);
  const length = Uint8Array.of(bytes.length >> 8, bytes.length & 0xff);
  return hash([LEAF, u64(leafIndex), length, bytes, u64(weight)]);
}

/** `sha256("tributary/roll/node/v1" ‖ u64be(left weight) ‖ left ‖ u64be(right weight) ‖ right)` */
export function nodeHash(left: RollNode, right: RollNode): Uint8Array {
  assertWeight(left.weight);
  assertWeight(right.weight);
  if (left.weight > MAX_WEIGHT - right.weight) {
    const message = `sum of weights: expected at most ${MAX_WEIGHT}, found ${left.weight} + ${right.weight}`;
    throw new RollError("weight_sum", message);
  }
  return hash([NODE, u64(left.weight), left.hash, u64(right.weight), right.hash]);
}

/**
 * Accepts a leaf when its proof leads to the roll's root and total weight; throws a {@link RollError} otherwise.
 *
 * It verifies the leaf that it is given: whether its address is an address, and whether the seat is free, the chain says.
 */
export function verifyProof(roll: Roll, leaf: RollProof): void {
  assertWeight(roll.total_weight);
  if (!isCount(roll.leaf_count) || roll.leaf_count < 1 || roll.leaf_count > roll.total_weight) {
    const message = `leaf count: expected 1 to ${roll.total_weight}, found ${roll.leaf_count}`;
    throw new RollError("leaf_count", message);
  }
  assertIndex(leaf.leaf_index, roll.leaf_count);
  const sides = sidesOf(leaf.leaf_index, roll.leaf_count);
  if (sides.length !== leaf.proof.length) {
    const message = `siblings: expected ${sides.length}, found ${leaf.proof.length}`;
    throw new RollError("proof_length", message);
  }
  let top: RollNode = { hash: leafHash(leaf.leaf_index, leaf.address, leaf.weight), weight: leaf.weight };
  leaf.proof.forEach((node, level) => {
    const sibling = { hash: hashOf(node.hash), weight: node.weight };
    top = sides[level] === "left" ? parent(sibling, top) : parent(top, sibling);
  });
  if (top.weight !== roll.total_weight) {
    const message = `total weight: expected ${roll.total_weight}, found ${top.weight}`;
    throw new RollError("total_weight", message);
  }
  const [expected, found] = [toHex(hashOf(roll.root)), toHex(top.hash)];
  if (expected !== found) throw new RollError("root", `root: expected ${expected}, found ${found}`);
}

/** A whole roll in memory: enough for tens of thousands of leaves; for millions use `tributary roll build`. */
export interface BuiltRoll extends Roll {
  /** From the leaves up to the root. */
  levels: RollNode[][];
  leaves: { address: string; weight: number }[];
}

/** Builds a roll over leaves in their order. */
export function buildRoll(leaves: readonly { address: string; weight: number }[]): BuiltRoll {
  if (leaves.length === 0) {
    throw new RollError("leaf_count", `leaf count: expected 1 to ${MAX_WEIGHT}, found 0`);
  }
  let level = leaves.map(({ address, weight }, index) => ({
    hash: leafHash(index, address, weight),
    weight,
  }));
  const levels = [level];
  while (level.length > 1) {
    level = pairs(level).map(([left, right]) => (right === undefined ? left : parent(left, right)));
    levels.push(level);
  }
  const [root] = level as [RollNode];
  return {
    root: toBase64(root.hash),
    total_weight: root.weight,
    leaf_count: leaves.length,
    levels,
    leaves: leaves.map(({ address, weight }) => ({ address, weight })),
  };
}

/** The proof of one leaf. */
export function prove(roll: BuiltRoll, leafIndex: number): RollProof {
  assertIndex(leafIndex, roll.leaf_count);
  const { address, weight } = roll.leaves[leafIndex] as { address: string; weight: number };
  const siblings = roll.levels.map((level, height) => level[Math.floor(leafIndex / 2 ** height) ^ 1]);
  const proof = siblings
    .filter((node) => node !== undefined)
    .map((node) => ({ hash: toBase64(node.hash), weight: node.weight }));
  return { leaf_index: leafIndex, address, weight, proof };
}

/** Reads a proof file, which a stranger may have written; refuses whatever is not one, and verifies nothing. */
export function parseProof(text: string): RollProof {
  if (text.length > 100_000) throw new Error("expected a proof file of at most 100,000 characters");
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw new Error("expected a proof file: what `tributary roll proof` prints, as JSON", { cause });
  }
  const { leaf_index, address, weight, proof } = objectOf(read);
  if (typeof address !== "string") throw new Error("the proof file lacks an address");
  if (!isCount(leaf_index)) throw new Error("the proof file lacks a leaf_index from 0");
  if (!isCount(weight)) throw new Error("the proof file lacks a weight from 1");
  if (!Array.isArray(proof)) throw new Error("the proof file lacks the list proof");
  const nodes = proof.map((node: unknown) => {
    const { hash, weight } = objectOf(node);
    if (typeof hash !== "string" || !isCount(weight)) {
      throw new Error("the proof file has a sibling without hash and weight");
    }
    hashOf(hash);
    return { hash, weight };
  });
  return { leaf_index, address, weight, proof: nodes };
}

/** On which side a leaf's siblings stand, from the bottom; a node without sibling moves up unchanged. */
function sidesOf(leafIndex: number, leafCount: number): ("left" | "right")[] {
  const sides: ("left" | "right")[] = [];
  // halves by division, since 32-bit operators lose what is above them
  for (let index = leafIndex, last = leafCount - 1; last > 0; index = half(index), last = half(last)) {
    if (index % 2 === 1) sides.push("left");
    else if (index < last) sides.push("right");
  }
  return sides;
}

const half = (index: number): number => Math.floor(index / 2);

function pairs(level: RollNode[]): [RollNode, RollNode | undefined][] {
  const found: [RollNode, RollNode | undefined][] = [];
  for (let place = 0; place < level.length; place += 2) {
    found.push([level[place] as RollNode, level[place + 1]]);
  }
  return found;
}

function parent(left: RollNode, right: RollNode): RollNode {
  return { hash: nodeHash(left, right), weight: left.weight + right.weight };
}

function hash(parts: Uint8Array[]): Uint8Array {
  const sha = sha256.create();
  for (const part of parts) sha.update(part);
  return sha.digest();
}

function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

function hashOf(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes.length !== HASH_BYTES) {
    throw new Error(`hash: expected ${HASH_BYTES} bytes, found ${bytes.length}`);
  }
  return bytes;
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) {
    throw new Error("expected a proof file: what `tributary roll proof` prints, as JSON");
  }
  return value as Record<string, unknown>;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function assertWeight(found: number): void {
  if (!isCount(found) || found < 1) {
    throw new RollError("weight", `weight: expected 1 to ${MAX_WEIGHT}, found ${found}`);
  }
}

function assertIndex(found: number, leafCount: number): void {
  if (!isCount(found) || found >= leafCount) {
    throw new RollError("leaf_index", `leaf index: expected below ${leafCount}, found ${found}`);
  }
}
