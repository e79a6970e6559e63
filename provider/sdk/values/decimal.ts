/** A number that neither a JavaScript number nor a bigint holds exactly; `text` is its canonical decimal form. */
export class Decimal {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** A Terraform number: `number` wherever that is exact, else `bigint` for integers and `Decimal` for the rest. */
export type Numeric = number | bigint | Decimal;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Terraform computes with 512 bits; an exponent far beyond is an attack on memory, not a number. */
const MAX_DIGITS = 10_000;

/**
 * The number that a decimal text denotes, in the narrowest exact form.
 * @throws RangeError when the text is no decimal number or has more than 10,000 digits
 */
export function parseNumber(text: string): Numeric {
  const canonical = canonicalDecimal(text);
  const number = Number(canonical);
  if (Number.isFinite(number) && sameDecimal(number, canonical)) return number === 0 ? 0 : number;
  return canonical.includes(".") ? new Decimal(canonical) : BigInt(canonical);
}

/** The shortest decimal text of a number, without exponent; equal numbers give equal texts whatever their form. */
export function renderNumber(value: Numeric): string {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Decimal) return canonicalDecimal(value.text);
  return canonicalDecimal(String(value));
}

function sameDecimal(number: number, canonical: string): boolean {
  return Number.isSafeInteger(number) || !Number.isInteger(number)
    ? canonicalDecimal(String(number)) === canonical
    : false;
}

function canonicalDecimal(text: string): string {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is not a decimal number`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent);
  if (whole.length + fraction.length + Math.abs(shift) > MAX_DIGITS) {
    throw new RangeError(`a number may have at most ${MAX_DIGITS} digits`);
  }
  const point = whole.length + shift;
  const digits = (whole + fraction).padEnd(point, "0");
  const integer = point > 0 ? digits.slice(0, point) : "0";
  const rest = point > 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  const tail = rest.replace(/0+$/, "");
  const head = integer.replace(/^0+(?=\d)/, "");
  const unsigned = tail === "" ? head : `${head}.${tail}`;
  return unsigned === "0" ? "0" : sign + unsigned;
}
