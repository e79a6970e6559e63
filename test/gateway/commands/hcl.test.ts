import fc from "fast-check";
import { type Body, Entries, Reference, renderBlock } from "../../../gateway/commands/hcl";
import { Terraform } from "../../support/terraform";

const LONG = "x".repeat(70);

const HARD: Body = {
  name: "a",
  a_longer_name: 1,
  left_out: undefined,
  flag: true,
  reference: new Reference("local.other"),
  spread: ["one", LONG],
  after: [],
  nothing: {},
  inline: { a: "b", c: [{ d: "e" }] },
  object: { short: "x", a_longer_key: LONG, inner: { z: "z", list: [{ name: LONG, kind: "user" }] } },
  keys: { "a/b": "c", for: "d", null: "e", "": "f", "ü mit Ä": "g", ["__proto__"]: "h", text: LONG },
  entries: new Entries([
    [new Reference("local.other"), {}],
    ["plain", { text: LONG }],
    ["a.b", 1],
  ]),
  last: "b",
};

const TEXTS = [
  'quotes " and \\ backslashes',
  "a line\nand\r\nanother\ttab",
  "$" + "{local.other} %{ if true } $" + "$" + "{twice} $ % {",
  "\u202eevil\u200b",
  "\u0000\u0007\u{e0001}",
  "naïve 👩‍👩‍👧 中文",
  "",
];

test("a block has its attributes below each other", () => {
  expect(renderBlock("resource", ["a", "b"], { name: "x", of: ["y", 2], long: { a: LONG, bc: false } })).toBe(
    [
      'resource "a" "b" {',
      '  name = "x"',
      '  of   = ["y", 2]',
      "  long = {",
      `    a  = "${LONG}"`,
      "    bc = false",
      "  }",
      "}",
      "",
    ].join("\n"),
  );
});

describe("terraform itself", () => {
  let terraform: Terraform;

  beforeEach(() => {
    terraform = new Terraform();
  });
  afterEach(() => terraform.dispose());

  test("finds nothing to format", async () => {
    terraform.write(renderBlock("locals", [], HARD));
    expect(await terraform.ok("fmt", "-check", "-diff")).toBe("");
  });

  test("reads texts as they are", async () => {
    const other = renderBlock("locals", [], { other: "unused" });
    terraform.write(`${other}\n${renderBlock("output", ["texts"], { value: TEXTS })}`);
    await terraform.apply();
    expect((await terraform.outputs()).texts?.value).toEqual(TEXTS);
    expect(await terraform.ok("fmt", "-check", "-diff")).toBe("");
  });

  test("reads any text as it is, but for Terraform's own normal form", async () => {
    const pieces = fc.constantFrom(
      "$",
      "%",
      "{",
      "}",
      "\\",
      '"',
      "\n",
      "$" + "{",
      "%{",
      "~",
      "<<EOT\n",
      "//",
      "a",
      "é",
      "e\u0301",
    );
    const text = fc.oneof(
      fc.array(pieces).map((all) => all.join("")),
      fc.string({ unit: "binary" }),
    );
    const texts = fc.sample(text, { numRuns: 500, seed: 4 });
    terraform.write(renderBlock("output", ["texts"], { value: texts }));
    await terraform.apply();
    expect((await terraform.outputs()).texts?.value).toEqual(texts.map((one) => one.normalize("NFC")));
  });

  test("reads keys that are references", async () => {
    const value = new Entries([[new Reference("local.other"), "found"]]);
    terraform.write(
      renderBlock("locals", [], { other: "key" }) +
        renderBlock("output", ["it"], { value: { spread: LONG, value } }),
    );
    await terraform.apply();
    expect((await terraform.outputs()).it?.value).toEqual({ spread: LONG, value: { key: "found" } });
  });

  test("reads keys and nested values as they are", async () => {
    const { reference, entries, ...values } = HARD;
    terraform.write(renderBlock("output", ["it"], { value: values }));
    await terraform.apply();
    expect((await terraform.outputs()).it?.value).toEqual(JSON.parse(JSON.stringify(values)));
  });
});
