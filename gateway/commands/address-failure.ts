/** What an operator can do about an address that cannot be listened on: node only names it. */
import { type Config, spellings } from "../config/settings";
import { CommandFailure } from "./failure";

type ListenError = Partial<NodeJS.ErrnoException & { readonly address: string; readonly port: number }>;

/** The failure in words that name the setting; any other error as it is. */
export function addressFailure(error: unknown, config: Config): unknown {
  const { code, syscall, address = "", port } = error as ListenError;
  if (syscall !== "listen") return error;
  const back = port === config.managementPort;
  const portSetting = spelled(back ? "managementPort" : "port");
  switch (code) {
    case "EADDRINUSE":
      return new CommandFailure(
        `${address}:${port} is taken by another process: say another port, or 0 for a free one, by ${portSetting}`,
      );
    case "EACCES":
      return new CommandFailure(
        `${address}:${port} is not for this user: say another port by ${portSetting}`,
      );
    case "EADDRNOTAVAIL":
      return new CommandFailure(
        `${address} is no address of this machine: say one by ${spelled(back ? "managementHost" : "host")}`,
      );
    default:
      return error;
  }
}

function spelled(name: keyof Config): string {
  const { environment, flag } = spellings(name);
  return `${environment} or ${flag}`;
}
