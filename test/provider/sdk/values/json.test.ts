import { conformValue, parseJson } from "../../../../provider/sdk/values/json";
import { types } from "../../../../provider/sdk/values/type";
import type { Value } from "../../../../provider/sdk/values/value";
import { Dynamic } from "../../../../provider/sdk/values/value";

describe("a stored state's JSON", () => {
  test("keeps numbers exact and strings that look like numbers", () => {
    const text =
      '{"big":123456789012345678901234567890,"small":0.1,"text":"123","esc":"a\\"1,2\\\\","n":"null"}';
    expect({ ...(parseJson(text) as object) }).toEqual({
      big: 123456789012345678901234567890n,
      small: 0.1,
      text: "123",
      esc: 'a"1,2\\',
      n: "null",
    });
  });

  test.each(["{1:2}", "[01]", "[1 2]", "[1.]", "{", "[-]"])("%s is refused", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  test("drops what the type no longer has and fills in null for what is new", () => {
    const type = types.object({ name: types.string, size: types.number });
    expect({ ...(conformValue(type, parseJson('{"name":"a","gone":true}')) as object) }).toEqual({
      name: "a",
      size: null,
    });
  });

  test("reads a dynamic value with its type", () => {
    const value = conformValue(
      types.dynamic,
      parseJson('{"type":["list","string"],"value":["a"]}'),
    ) as Dynamic;
    expect(value).toEqual(new Dynamic({ kind: "list", element: types.string }, ["a"]));
  });

  test.each<[Value, string]>([
    [{ items: [{ size: "big" }] }, "items[0].size: a number is required, not a string"],
    [{ items: "x" }, "items: a list is required, not a string"],
  ])("says where it does not fit: %j", (value, message) => {
    const type = types.object({ items: types.list(types.object({ size: types.number })) });
    expect(() => conformValue(type, value)).toThrow(message);
  });
});
