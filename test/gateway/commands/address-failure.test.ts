import { addressFailure } from "../../../gateway/commands/address-failure";
import { Settings } from "../../../gateway/config/settings";

const config = Settings.parse({ host: "192.0.2.1" });
const failed = (code: string, port: number, syscall = "listen") =>
  Object.assign(new Error(code), { code, syscall, address: "192.0.2.1", port });

test.each([
  ["EADDRINUSE", 9090, /taken by another process.* ROLLCALL_MANAGEMENT_PORT or --management-port$/],
  ["EADDRINUSE", 8080, /taken by another process.* ROLLCALL_PORT or --port$/],
  ["EACCES", 80, /^192\.0\.2\.1:80 is not for this user.* ROLLCALL_PORT or --port$/],
  ["EADDRNOTAVAIL", 8080, /no address of this machine.* ROLLCALL_HOST or --host$/],
  ["EADDRNOTAVAIL", 9090, /no address of this machine.* ROLLCALL_MANAGEMENT_HOST or --management-host$/],
])("%s on port %i tells which setting to change", (code, port, message) => {
  expect(addressFailure(failed(code, port), config)).toEqual(
    expect.objectContaining({ name: "CommandFailure", message: expect.stringMatching(message) }),
  );
});

test("whatever else failed is told as it is", () => {
  for (const error of [failed("EADDRINUSE", 8080, "connect"), failed("EMFILE", 8080), new Error("other")]) {
    expect(addressFailure(error, config)).toBe(error);
  }
});
