import { DirectSecp256k1HdWallet, type OfflineSigner } from "@cosmjs/proto-signing";

/**
 * The account of a mnemonic, for programs that sign by themselves. Keep words in a file that only the program can read;
 * in a browser sign with a wallet instead.
 */
export function signerFromWords(words: string, prefix: string): Promise<OfflineSigner> {
  return DirectSecp256k1HdWallet.fromMnemonic(words.trim(), { prefix });
}
