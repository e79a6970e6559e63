import { Reference } from "./hcl";

/** What stands for a thing of this name in an expression. */
export type Refer = (name: string) => string | Reference;

/** Names of blocks: what the thing is called, in letters that Terraform takes, no two of a type alike. */
export class BlockNames {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  of(type: string, id: string, called: string): string {
    const key = `${type} ${id}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const plain = called
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "_")
      .replaceAll(/^_+|_+$/g, "");
    const wanted = /^[a-z]/.test(plain) ? plain : `_${plain}`;
    let name = wanted;
    for (let n = 2; this.#taken.has(`${type}.${name}`); n += 1) name = `${wanted}_${n}`;
    this.#taken.add(`${type}.${name}`);
    this.#names.set(key, name);
    return name;
  }

  /** Gives a reference to what is declared too, and the bare name of everything else. */
  referTo(type: string, declared: readonly { readonly name: string }[]): Refer {
    const labels = new Map(declared.map(({ name }) => [name, this.of(type, name, name)]));
    return (name) => {
      const label = labels.get(name);
      return label === undefined ? name : new Reference(`${type}.${label}.name`);
    };
  }
}
