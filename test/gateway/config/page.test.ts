import { readFileSync } from "node:fs";
import { configurationPage } from "../../../gateway/config/page";
import { SETTING_NAMES, Settings } from "../../../gateway/config/settings";

test("docs/configuration.md says what the settings say; npm run docs:configuration writes it", () => {
  expect(readFileSync("docs/configuration.md", "utf8")).toBe(configurationPage());
});

test("every setting is described", () => {
  for (const name of SETTING_NAMES)
    expect([name, Settings.shape[name].description]).toEqual([name, expect.stringMatching(/\.$/)]);
});
