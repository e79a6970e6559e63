import { open } from "../../../gateway/store/open";
import { storeSuite } from "../../conformance/store";
import { temporaryFiles } from "./temporary";

const temporaryFile = temporaryFiles();

describe("the store port on SQLite", () => {
  storeSuite((options) => open({ ...options, file: temporaryFile() }));
});
