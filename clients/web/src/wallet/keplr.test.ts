import { expect, it } from "vitest";
import { chainInfo } from "./keplr";

const deployment = {
  chain_id: "birds-1",
  node: "https://rpc.example.org",
  rest: "https://rest.example.org",
  prefix: "bird",
  gas_prices: "0.025ubird",
  contract: "bird1contract",
  token: "bird1token",
};

it("describes a chain to a wallet that doesn't know it", () => {
  const info = chainInfo(deployment);
  expect(info.chainId).toBe("birds-1");
  expect(info.bech32Config.bech32PrefixAccAddr).toBe("bird");
  expect(info.feeCurrencies[0]).toMatchObject({
    coinDenom: "BIRD",
    coinMinimalDenom: "ubird",
    coinDecimals: 6,
    gasPriceStep: { average: 0.025 },
  });
});

it("takes other denominations as they are", () => {
  const [fee] = chainInfo({ ...deployment, gas_prices: "5ibc/27394FB0" }).feeCurrencies;
  expect(fee).toMatchObject({ coinDenom: "ibc/27394FB0", coinDecimals: 0, gasPriceStep: { low: 5 } });
});
