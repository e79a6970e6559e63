/**
 * SCIM filters as text → syntax tree (RFC 7644 §3.4.2.2). Names are not yet resolved and literals not yet typed:
 * `query.ts` does that against a schema.
 */
import type { CompareOperator } from "../../domain/query";
import { faultAt, type Token, tokenize } from "./filter-tokens";

export interface FilterName {
  readonly text: string;
  readonly at: number;
}

/** `quoted` tells a JSON string from a bare token, whose meaning depends on the attribute it is compared with. */
export interface Literal {
  readonly text: string;
  readonly quoted: boolean;
}

export type Filter =
  | {
      readonly kind: "compare";
      readonly name: FilterName;
      readonly operator: CompareOperator;
      readonly literal: Literal;
    }
  | { readonly kind: "present"; readonly name: FilterName }
  | { readonly kind: "and" | "or"; readonly operands: readonly Filter[] }
  | { readonly kind: "not"; readonly operand: Filter }
  /** `name[where]`, and `tail` for `name[where].sub op literal`, where its name is the sub-attribute's. */
  | { readonly kind: "element"; readonly name: FilterName; readonly where: Filter; readonly tail?: Filter };

const OPERATORS: ReadonlySet<string> = new Set(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"]);

/** Bare tokens after an operator: numbers, booleans, null, dates, and unquoted strings that some clients send. */
const BARE = /^[\p{L}\p{N}._:@+\-/=]+$/u;

/** @throws ScimError 400 invalidFilter, saying where */
export function parseFilter(text: string): Filter {
  const reader = new FilterReader(tokenize(text), text.length);
  const filter = reader.disjunction();
  reader.expectEnd();
  return filter;
}

/** One pass over the tokens; each method reads one rule, loosest binding first: or, and, not. */
class FilterReader {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  disjunction(): Filter {
    return this.chain("or", () => this.chain("and", () => this.term()));
  }

  expectEnd(): void {
    const token = this.tokens[this.next];
    if (token !== undefined) throw faultAt(token.at, "expected and, or, or the end");
  }

  private chain(keyword: "and" | "or", operand: () => Filter): Filter {
    const operands = [operand()];
    while (this.takeWord(keyword)) operands.push(operand());
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind: keyword, operands };
  }

  private term(): Filter {
    if (this.peek()?.kind === "(") return this.enclosed("(", ")");
    if (this.peekWord("not") && this.tokens[this.next + 1]?.kind === "(") {
      this.next += 1;
      return { kind: "not", operand: this.enclosed("(", ")") };
    }
    return this.expression(this.name());
  }

  private expression(name: FilterName): Filter {
    if (this.peek()?.kind !== "[") return this.comparison(name);
    const where = this.enclosed("[", "]");
    const after = this.peek();
    if (after?.kind !== "word" || !after.text.startsWith(".")) return { kind: "element", name, where };
    this.next += 1;
    const tail = this.comparison({ text: after.text.slice(1), at: after.at + 1 });
    return { kind: "element", name, where, tail };
  }

  private comparison(name: FilterName): Filter {
    const token = this.peek();
    const operator = token?.kind === "word" ? token.text.toLowerCase() : "";
    if (operator === "pr") {
      this.next += 1;
      return { kind: "present", name };
    }
    if (!isOperator(operator)) throw this.fault("expected an operator such as eq, co or pr");
    this.next += 1;
    return { kind: "compare", name, operator, literal: this.literal() };
  }

  private literal(): Literal {
    const token = this.peek();
    const quoted = token?.kind === "string";
    if (!quoted && !(token?.kind === "word" && BARE.test(token.text))) {
      throw this.fault('expected a value, such as "text", true or 7');
    }
    this.next += 1;
    return { text: token.text, quoted };
  }

  private name(): FilterName {
    const token = this.peek();
    if (token?.kind !== "word") throw this.fault("expected the name of an attribute");
    this.next += 1;
    return { text: token.text, at: token.at };
  }

  private enclosed(open: "(" | "[", close: ")" | "]"): Filter {
    this.take(open);
    const filter = this.disjunction();
    this.take(close);
    return filter;
  }

  private take(kind: Token["kind"]): void {
    if (this.peek()?.kind !== kind) throw this.fault(`expected ${kind}`);
    this.next += 1;
  }

  private takeWord(keyword: string): boolean {
    const found = this.peekWord(keyword);
    if (found) this.next += 1;
    return found;
  }

  private peekWord(keyword: string): boolean {
    const token = this.peek();
    return token?.kind === "word" && token.text.toLowerCase() === keyword;
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }

  private fault(what: string) {
    return faultAt(this.peek()?.at ?? this.end, what);
  }
}

function isOperator(text: string): text is CompareOperator {
  return OPERATORS.has(text);
}
