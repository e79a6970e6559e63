/** What a user is told of bad input: what is wrong, what would be right, and the very place in the configuration. */
import { ADDRESS, rollcallProvider } from "../../provider/provider";
import { reattachProvider } from "../../provider/sdk/reattach";
import { problem, ScriptedServer } from "../provider/client/scripted-server";
import { Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

/** What `-json` says of one fault. */
interface Told {
  readonly summary: string;
  readonly detail: string;
  /** What is pointed at, to the end of its line. */
  readonly at: string | undefined;
}

interface JsonDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly range?: { readonly start: { readonly byte: number } };
}

let bench: Workbench;
let terraform: Terraform;
let environment: Record<string, string>;
let close: () => Promise<void>;

beforeAll(async () => {
  bench = await Workbench.open();
  const provider = await reattachProvider(ADDRESS, () => rollcallProvider("1.2.3", environment));
  terraform = new Terraform({ environment: provider.environment });
  close = () => provider.close();
});
afterAll(async () => {
  terraform.dispose();
  await close();
  await bench.close();
});
beforeEach(() => {
  environment = { ...bench.gateway.environment };
});

async function told(command: "validate" | "plan" | "apply", configuration: string): Promise<Told[]> {
  const written = HEAD + configuration;
  terraform.write(written);
  const flags = command === "apply" ? ["-json", "-auto-approve"] : ["-json"];
  const { code, stdout } = await terraform.run(command, ...flags);
  const diagnostics = diagnosticsIn(command, stdout);
  expect(code).toBe(diagnostics.some(({ severity }) => severity === "error") ? 1 : 0);
  return diagnostics.map(({ summary, detail, range }) => ({
    summary,
    detail,
    at: range ? Buffer.from(written).subarray(range.start.byte).toString().split("\n", 1)[0] : undefined,
  }));
}

/** `validate` prints one document, the others a line for each event. */
function diagnosticsIn(command: string, printed: string): JsonDiagnostic[] {
  if (command === "validate") {
    return (JSON.parse(printed) as { diagnostics: JsonDiagnostic[] }).diagnostics;
  }
  const events = printed
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as { diagnostic?: JsonDiagnostic });
  return events.flatMap(({ diagnostic }) => (diagnostic?.severity === "error" ? [diagnostic] : []));
}

const list = (faulty: string) => {
  const usual = { name: '"x"', title: '"x"', type: '"scim"' };
  const lines = Object.entries(usual).filter(([name]) => !faulty.startsWith(`${name} =`));
  const body = [...lines.map(([name, value]) => `${name} = ${value}`), faulty].join("\n  ");
  return `resource "rollcall_access_list" "it" {\n  ${body}\n}\n`;
};

describe("an access list, before the gateway is asked", () => {
  test.each<[string, string, Told]>([
    [
      "roles that are no set of texts",
      'grants = { roles = [{ name = "requester" }] }',
      {
        summary: "Incorrect attribute value type",
        detail: 'Inappropriate value for attribute "grants": attribute "roles": element 0: string required.',
        at: '{ roles = [{ name = "requester" }] }',
      },
    ],
    [
      "a role that is no name",
      'grants = { roles = ["requester "] }',
      {
        summary: "Invalid roles",
        detail: 'roles element "requester " must not begin or end with a space.\n\nAttribute: grants.roles',
        at: '["requester "] }',
      },
    ],
    [
      "recurrence 2",
      "audit = { recurrence = { frequency = 2 } }",
      {
        summary: "Invalid frequency",
        detail:
          "frequency must be one of `1`, `3`, `6`, `12`, not 2.\n\nAttribute: audit.recurrence.frequency",
        at: "{ frequency = 2 } }",
      },
    ],
    [
      "day 30",
      "audit = { recurrence = { day_of_month = 30 } }",
      {
        summary: "Invalid day_of_month",
        detail:
          "day_of_month must be one of `1`, `15`, `31`, not 30.\n\nAttribute: audit.recurrence.day_of_month",
        at: "{ day_of_month = 30 } }",
      },
    ],
    [
      "a title of spaces",
      'title = "   "',
      { summary: "Invalid title", detail: "title must not be empty or only white space.", at: '"   "' },
    ],
    [
      "a name with capitals",
      'name = "On-Call"',
      {
        summary: "Invalid name",
        detail:
          'name must be 1 to 128 of `a-z`, `0-9`, `.`, `_` and `-`, starting with a letter or a digit, not "On-Call".',
        at: '"On-Call"',
      },
    ],
  ])("%s", async (_, faulty, expected) => {
    expect(await told("validate", list(faulty))).toEqual([expected]);
  });
});

test("keys that terraform drops from an object, once nothing else is in it", async () => {
  const misspelt = [
    'membership_requires = { role = ["employee"] }',
    "audit = { recurrence = { frequence = 3 } }",
    'owners = [{ name = "alice" }]',
    "grants = { roles = [] }",
    "timeouts = null",
  ];
  const dropped =
    "Terraform leaves out of an object, without a word, every key that it does not know. The keys here are: ";
  const advice = ". Check how yours are spelt, or leave the object out.";
  expect(await told("validate", list(misspelt.join("\n  ")))).toEqual([
    {
      summary: "Nothing is said in membership_requires",
      detail: `${dropped}roles, traits${advice}`,
      at: '{ role = ["employee"] }',
    },
    {
      summary: "Nothing is said in recurrence",
      detail: expect.stringContaining(`${dropped}frequency, day_of_month${advice}`),
      at: "{ frequence = 3 } }",
    },
  ]);
});

const block = (args: Readonly<Record<string, string>>) => {
  const lines = Object.entries(args).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`);
  return `provider "rollcall" {\n${lines.join("")}}\n`;
};

test("an endpoint of plain http", async () => {
  const faulty = block({ endpoint: "http://rollcall.example.com" }) + list("");
  expect(await told("validate", faulty)).toEqual([
    {
      summary: "The endpoint cannot be used",
      detail:
        "The endpoint would send credentials over plain http; use https, or set allow_http = true where the network is trusted.",
      at: '"http://rollcall.example.com"',
    },
  ]);
});

describe("credentials, told once for the whole run and never printed", () => {
  const SECRET = "w".repeat(43);
  const REFUSED = {
    summary: "The gateway refused the credentials",
    detail:
      "The gateway refused the client terraform (invalid_client). Check the provider's client_id and client_secret.",
  };
  const many = list("count = 20").replaceAll('"x"', `"x-\${count.index}"`);

  const toldWithoutSecret = async (...asked: Parameters<typeof told>) => {
    const diagnostics = await told(...asked);
    expect((await terraform.run("plan")).stdout).not.toContain(SECRET);
    return diagnostics;
  };

  test("a wrong secret, at the client", async () => {
    const faulty = block({ client_id: "terraform", client_secret: SECRET }) + many;
    expect(await toldWithoutSecret("plan", faulty)).toEqual([{ ...REFUSED, at: '"terraform"' }]);
  });

  test("a wrong secret from the environment, at the block", async () => {
    environment.ROLLCALL_CLIENT_SECRET = SECRET;
    expect(await toldWithoutSecret("plan", block({}) + many)).toEqual([{ ...REFUSED, at: "{" }]);
  });

  test("an expired token, at the block", async () => {
    const token = await bench.gateway.token();
    bench.gateway.setAhead(2 * 3_600_000);
    expect(await toldWithoutSecret("plan", block({ token }) + many)).toEqual([
      {
        summary: "The gateway refused the credentials",
        detail:
          "The gateway refused the access token: it is not valid, or no longer. Check the provider's token.",
        at: "{",
      },
    ]);
    bench.gateway.setAhead(0);
  });

  test("a token beside a client", async () => {
    const faulty = block({ token: SECRET, client_id: "terraform" }) + many;
    expect(await toldWithoutSecret("validate", faulty)).toEqual([
      {
        summary: "Two ways to authenticate",
        detail: "Give either a token or a client and its secret, not both.",
        at: '"terraform"',
      },
    ]);
  });
});

describe("a gateway of another version", () => {
  test("one that is older and serves no such path", async () => {
    const older = await ScriptedServer.start([problem(404, "no-route")]);
    const configured = block({ endpoint: older.endpoint });
    const faulty = `${configured}data "rollcall_access_lists" "it" {}\n`;
    expect(await told("plan", faulty)).toEqual([
      {
        summary: "The gateway is of another version",
        detail: expect.stringMatching(
          /^A gateway answered, but it has nothing at GET \/v1\/access-lists\. .* the gateway may be older than this provider\.$/,
        ),
        at: "{}",
      },
    ]);
    await older.stop();
  });

  test("one that is older and knows no such field", async () => {
    const errors = [{ pointer: "/deletion_protection", detail: "is not known here" }];
    const older = await ScriptedServer.start([problem(400, "invalid-body", { errors })]);
    const faulty = block({ endpoint: older.endpoint }) + list("deletion_protection = true");
    expect(await told("apply", faulty)).toEqual([
      {
        summary: "The gateway is of another version",
        detail:
          "The gateway knows no deletion_protection: it is older than this provider. Leave it out, or upgrade the gateway first.",
        at: "true",
      },
    ]);
    await older.stop();
  });

  test("one that is no gateway, at the endpoint", async () => {
    const other = await ScriptedServer.start([{ status: 404, body: "" }]);
    other.tokenReply = { status: 404, body: "" };
    const faulty = block({ endpoint: other.endpoint }) + list("");
    expect(await told("plan", faulty)).toEqual([
      {
        summary: `No Rollcall gateway at ${other.endpoint}`,
        detail: expect.stringMatching(
          /^POST \/oauth2\/token was answered with 404, and not as a gateway does\. .* must be the root of the gateway/,
        ),
        at: JSON.stringify(other.endpoint),
      },
    ]);
    await other.stop();
  });
});
