/**
 * Runs in the page: asks the server that has the keys, has its owner confirm, and shows which account it is. It is sent
 * there as text: it can use nothing from outside itself.
 */
export function putSwitch(binding: string, names: string[]): void {
  const ask = async (body: object): Promise<{ answer: string; words?: string }> => {
    const answer = await fetch("./stand-in-wallet", { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`the stand-in wallet said ${answer.status}`);
    return answer.json();
  };
  const call = async (text: string): Promise<string> => {
    const { answer, words } = await ask({ text });
    if (words === undefined) return answer;
    if (!window.confirm(`Stand-in wallet of this localnet, as ${words}`)) {
      return JSON.stringify({ error: "Request rejected" });
    }
    return (await ask({ text, confirmed: true })).answer;
  };
  Object.assign(window, { [binding]: call });

  document.addEventListener("DOMContentLoaded", async () => {
    const label = document.createElement("label");
    label.textContent = "Stand-in wallet of this localnet: ";
    const choice = document.createElement("select");
    choice.append(...names.map((name) => new Option(name)));
    choice.value = JSON.parse((await ask({})).answer);
    choice.addEventListener("change", async () => {
      await ask({ account: choice.value });
      window.dispatchEvent(new Event("keplr_keystorechange"));
    });
    label.append(choice);
    const bar = document.createElement("aside");
    bar.style.setProperty("padding", "0.5rem 1rem");
    bar.append(label);
    document.body.append(bar);
  });
}
