import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, loadConfig } from "../../../gateway/config/load";
import type { Places } from "../../../gateway/config/places";

const SECRET = "k".repeat(43);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-config-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: unknown, name = "settings.json"): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function faults(places: Partial<Places>): readonly string[] {
  try {
    loadConfig({ environment: {}, ...places });
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test("nothing said: loopback, the documented defaults", () => {
  const { config } = loadConfig({ environment: {} });
  expect(config).toMatchObject({
    host: "127.0.0.1",
    port: 8080,
    managementPort: 9090,
    database: ".rollcall/rollcall.sqlite",
    tokenLifetime: 3600,
    signingAlgorithm: "ES256",
    trustProxy: [],
  });
});

test("a flag wins over the environment, which wins over the file, which wins over the default", () => {
  const { config, sources } = loadConfig({
    file: file({ port: 1, management_port: 1, token_lifetime: 60 }),
    environment: { ROLLCALL_PORT: "2", ROLLCALL_MANAGEMENT_PORT: "2" },
    flags: { port: "3" },
  });
  expect([config.port, config.managementPort, config.tokenLifetime]).toEqual([3, 2, 60]);
  expect([sources.port, sources.managementPort, sources.tokenLifetime, sources.host]).toEqual([
    "flag",
    "environment",
    "file",
    "default",
  ]);
});

test("a list is written with commas, or as JSON in the file", () => {
  const fromText = loadConfig({ environment: { ROLLCALL_TRUST_PROXY: "10.0.0.0/8, loopback" } });
  const fromFile = loadConfig({ environment: {}, file: file({ trust_proxy: ["10.0.0.0/8", "loopback"] }) });
  expect(fromText.config.trustProxy).toEqual(["10.0.0.0/8", "loopback"]);
  expect(fromFile.config.trustProxy).toEqual(["10.0.0.0/8", "loopback"]);
});

describe("a setting that does not exist names the nearest one", () => {
  test.each([
    [
      { environment: { ROLLCALL_TOKEN_LIFETIM: "1" } },
      "ROLLCALL_TOKEN_LIFETIM is not a setting. Did you mean ROLLCALL_TOKEN_LIFETIME?",
    ],
    [
      { environment: { ROLLCALL_MASTERKEY_FILE: "x" } },
      "ROLLCALL_MASTERKEY_FILE is not a setting. Did you mean ROLLCALL_MASTER_KEY_FILE?",
    ],
    [
      { environment: { ROLLCALL_PUBLIC_URI: "x" } },
      "ROLLCALL_PUBLIC_URI is not a setting. Did you mean ROLLCALL_PUBLIC_URL?",
    ],
  ])("in the environment", (places, fault) => {
    expect(faults(places)).toEqual([fault]);
  });

  test("in the file", () => {
    expect(faults({ file: file({ Log_level: "info" }) })).toEqual([
      "Log_level is not a setting. Did you mean log_level?",
    ]);
  });

  test("what the provider, the command line and Kubernetes put into the environment is no fault", () => {
    const environment = {
      ROLLCALL_ENDPOINT: "https://x",
      ROLLCALL_CLIENT_SECRET: "x",
      ROLLCALL_SERVICE_HOST: "10.0.0.1",
      ROLLCALL_PORT: "tcp://10.0.0.1:8080",
      ROLLCALL_PORT_8080_TCP_ADDR: "10.0.0.1",
      PATH: "/bin",
    };
    expect(loadConfig({ environment }).config.port).toBe(8080);
  });
});

test("every fault is told at once, in the words of the place that it stands in", () => {
  const environment = {
    ROLLCALL_PORT: "70000",
    ROLLCALL_LOG_LEVEL: "loud",
    ROLLCALL_HOSTT: "x",
    ROLLCALL_TRUST_PROXY: "everyone",
  };
  const told = faults({ environment, file: file({ token_lifetime: "soon" }) });
  expect(told).toHaveLength(5);
  for (const label of [
    "ROLLCALL_HOSTT is not",
    "ROLLCALL_PORT: ",
    "ROLLCALL_LOG_LEVEL: ",
    "ROLLCALL_TRUST_PROXY: ",
    "token_lifetime: ",
  ]) {
    expect(told.some((fault) => fault.startsWith(label))).toBe(true);
  }
});

test.each([["{"], ["[]"], ['"x"']])("a file that is no JSON object is a fault: %s", (content) => {
  expect(faults({ file: file(content) })).toEqual([expect.stringContaining("cannot be read")]);
});

test("a missing file is a fault", () => {
  expect(faults({ file: join(folder, "none.json") })).toEqual([expect.stringContaining("ENOENT")]);
});

describe("secrets (SEC-03)", () => {
  test.each(["", " ", "short", "a".repeat(42), "0".repeat(63), `${"x".repeat(43)}\n`])(
    "%j is refused",
    (value) => {
      expect(faults({ environment: { ROLLCALL_MASTER_KEY: value } })).toHaveLength(1);
      expect(faults({ environment: { ROLLCALL_BOOTSTRAP_CLIENT_SECRET: value } })).toHaveLength(1);
    },
  );

  test("a fault never quotes the secret", () => {
    expect(faults({ environment: { ROLLCALL_MASTER_KEY: "hunter2" } }).join()).not.toContain("hunter2");
  });

  test("may stand in a file of their own, named in any place", () => {
    const path = file(`${SECRET}\n`, "key");
    const places: Places[] = [
      { environment: { ROLLCALL_MASTER_KEY_FILE: path } },
      { environment: {}, file: file({ master_key_file: path }) },
      { environment: {}, flags: { masterKeyFile: path } },
    ];
    for (const place of places) expect(loadConfig(place).config.masterKey).toBe(SECRET);
  });

  test("an empty secret file, or none, is refused", () => {
    expect(faults({ environment: { ROLLCALL_MASTER_KEY_FILE: file("", "empty") } })).toHaveLength(1);
    expect(faults({ environment: { ROLLCALL_MASTER_KEY_FILE: join(folder, "gone") } })).toEqual([
      expect.stringContaining("ENOENT"),
    ]);
  });

  test("said twice is a fault", () => {
    const environment = { ROLLCALL_MASTER_KEY: SECRET, ROLLCALL_MASTER_KEY_FILE: "x" };
    expect(faults({ environment })).toEqual([expect.stringContaining("says a second time")]);
  });
});

describe("tokens never travel in the clear (STD-15)", () => {
  const PUBLIC = { ROLLCALL_PUBLIC_URL: "https://rollcall.example.com", ROLLCALL_HOST: "0.0.0.0" };

  test("plain http off loopback is refused", () => {
    expect(faults({ environment: PUBLIC })).toEqual([expect.stringContaining("in the clear")]);
  });

  test("a named proxy, or a certificate with its key, makes it right", () => {
    expect(faults({ environment: { ...PUBLIC, ROLLCALL_TRUST_PROXY: "10.1.2.3" } })).toEqual([]);
    const tls = { ROLLCALL_TLS_CERT_FILE: "c.pem", ROLLCALL_TLS_KEY_FILE: "k.pem" };
    expect(faults({ environment: { ...PUBLIC, ...tls } })).toEqual([]);
  });

  test("a certificate without its key is refused", () => {
    expect(faults({ environment: { ROLLCALL_TLS_CERT_FILE: "c.pem" } })).toEqual([
      expect.stringContaining("need each other"),
    ]);
  });

  test("public_url is required off loopback", () => {
    const environment = { ROLLCALL_HOST: "0.0.0.0", ROLLCALL_TRUST_PROXY: "10.1.2.3" };
    expect(faults({ environment })).toEqual([expect.stringContaining("public_url is required")]);
  });

  test.each([
    "http://rollcall.example.com",
    "ftp://127.0.0.1",
    "https://u:p@x.example",
    "https://x.example/?a",
    "x.example",
    "http://127.0.0.1.example.com",
  ])("public_url %s is refused", (url) => {
    expect(faults({ environment: { ROLLCALL_PUBLIC_URL: url } }).length).toBeGreaterThan(0);
  });

  test.each(["http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1", "https://x.example/idp/"])(
    "public_url %s is fine",
    (url) => {
      const { config } = loadConfig({ environment: { ROLLCALL_PUBLIC_URL: url } });
      expect(config.publicUrl).toBe(url.replace(/\/$/, ""));
    },
  );
});

test("what the provider reads from the environment, as its page says, does not stop the gateway", () => {
  const names = [...new Set(readFileSync("docs/index.md", "utf8").match(/ROLLCALL_[A-Z_]+/g))];
  expect(names).toEqual(expect.arrayContaining(["ROLLCALL_ENDPOINT", "ROLLCALL_RETRY_TIMEOUT"]));
  const environment = Object.fromEntries(names.map((name) => [name, "x"]));
  expect(loadConfig({ environment }).sources).toEqual(loadConfig({ environment: {} }).sources);
});

describe("the database", () => {
  const fault = (database: string) => faults({ environment: { ROLLCALL_DATABASE: database } });

  test.each([
    "/var/lib/rollcall/rollcall.sqlite",
    "postgres:///rollcall?host=/var/run/postgresql",
    "postgres://rollcall@localhost/rollcall",
    "postgresql://rollcall:p%40ss@[::1]:5433/rollcall",
    "postgres://rollcall@db.example.com/rollcall?sslmode=verify-full",
  ])("%s is fine", (database) => expect(fault(database)).toEqual([]));

  test.each([
    ["mysql://db/rollcall", "begin with postgres://"],
    [":memory:", "lost at the end"],
    ["file:rollcall.sqlite", "a file's path"],
    ["file:rollcall.sqlite?mode=memory", "a file's path"],
    ["postgres://localhost", "postgres://user@host/name"],
    ["postgres://rollcall:p@ss@localhost/rollcall", "%-encoded"],
    ["postgres://localhost/rollcall?password=secret", "database_password"],
    ["postgres://rollcall@db.example.com/rollcall", "sslmode=verify-full"],
    ["postgres:///rollcall?host=db.example.com", "sslmode=verify-full"],
  ])("%s is refused with what to write", (database, advice) => {
    expect(fault(database)).toEqual([expect.stringContaining(advice)]);
    expect(fault(database)[0]).not.toContain("p@ss");
  });

  test("a password is not taken from a flag, which process lists show", () => {
    const flags = { database: "postgres://rollcall:secret@localhost/rollcall" };
    expect(faults({ flags })).toEqual([expect.stringContaining("--database-password-file")]);
  });

  test("its password may stand in a file", () => {
    const environment = { ROLLCALL_DATABASE_PASSWORD_FILE: file("secret\n", "password") };
    expect(loadConfig({ environment }).config.databasePassword).toBe("secret");
  });
});
