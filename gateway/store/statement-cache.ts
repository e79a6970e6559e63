import type { Statement } from "./statement";

/** Statements made on demand, by what they are made for; the longest unused go first. */
export class StatementCache<Params, Row> {
  readonly #statements = new Map<string, Statement<Params, Row>>();

  constructor(private readonly limit = 200) {}

  get(name: string, make: () => Statement<Params, Row>): Statement<Params, Row> {
    const statement = this.#statements.get(name) ?? make();
    this.#statements.delete(name);
    this.#statements.set(name, statement);
    if (this.#statements.size > this.limit) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }
}
