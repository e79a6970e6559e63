/** ScimAccessList: a list that an identity provider fills, declared by what matters to it. */
import { Construct } from "constructs";
import { LIBRARIES, outputsOf, synthesize } from "./libraries";

describe.each(LIBRARIES)("for %s", (_, library) => {
  const { AccessList, ScimAccessList, ScimIntegration, TerraformCount, TerraformIterator } = library;

  test("title, roles and owners are enough: the rest is sensible, and written out", () => {
    const stack = synthesize(library, (scope) => {
      new ScimAccessList(scope, "requester", {
        title: "GroupRequester",
        roles: ["requester"],
        owners: ["alice"],
      });
    });
    expect(stack).toHaveResourceWithProperties(AccessList, {
      name: "scim-group-requester",
      title: "GroupRequester",
      type: "scim",
      grants: { roles: ["requester"] },
      owners: [{ name: "alice" }],
      audit: { recurrence: { frequency: 6, day_of_month: 1 } },
    });
  });

  test("everything else of an access list can be said as well", () => {
    const stack = synthesize(library, (scope) => {
      new ScimAccessList(scope, "reviewer", {
        name: "reviewers",
        title: "Reviewers",
        roles: [],
        traits: { db: ["read", "write"] },
        owners: ["alice", { name: "platform", kind: "list" }],
        audit: { recurrence: { frequency: 12, dayOfMonth: 31 }, overdue: "suspend" },
        deletionProtection: true,
        integration: "okta",
      });
    });
    expect(stack).toHaveResourceWithProperties(AccessList, {
      name: "reviewers",
      grants: { roles: [], traits: { db: ["read", "write"] } },
      owners: [{ name: "alice" }, { name: "platform", kind: "list" }],
      audit: { recurrence: { frequency: 12, day_of_month: 31 }, overdue: "suspend" },
      deletion_protection: true,
      integration: "okta",
    });
  });

  test("an integration of the stack is referred to, so that terraform makes it first", () => {
    const stack = synthesize(library, (scope) => {
      const okta = new ScimIntegration(scope, "okta", { name: "okta" });
      new ScimAccessList(scope, "reviewer", { title: "Reviewers", roles: ["reviewer"], integration: okta });
    });
    expect(stack).toHaveResourceWithProperties(AccessList, {
      integration: "$" + "{rollcall_scim_integration.okta.name}",
    });
  });

  test("an integration that is only looked up can be given as well", () => {
    const stack = synthesize(library, (scope) => {
      const okta = new library.DataRollcallScimIntegration(scope, "okta", { name: "okta" });
      new ScimAccessList(scope, "reviewer", { title: "Reviewers", roles: ["reviewer"], integration: okta });
    });
    expect(stack).toHaveResourceWithProperties(AccessList, {
      integration: "$" + "{data.rollcall_scim_integration.okta.name}",
    });
  });

  test("roles, traits and owners can be variables", () => {
    const stack = synthesize(library, (scope) => {
      const [roles, traits, owners] = [
        "list(string)",
        "map(list(string))",
        "set(object({ name = string }))",
      ].map((type, index) => new library.TerraformVariable(scope, `v${index}`, { type }));
      new ScimAccessList(scope, "list", {
        title: "Reviewers",
        roles: roles?.listValue ?? [],
        traits: traits?.value,
        owners: owners?.value,
      });
    });
    expect(stack).toHaveResourceWithProperties(AccessList, {
      grants: { roles: "$" + "{var.v0}", traits: "$" + "{var.v1}" },
      owners: "$" + "{var.v2}",
    });
  });

  test("the group's name is put out for whoever makes the group", () => {
    const stack = synthesize(library, (scope) => {
      new ScimAccessList(scope, "reviewer", { title: "Reviewers", roles: ["reviewer"] });
    });
    expect(outputsOf(stack)).toEqual({
      reviewer_group_name: {
        description: expect.any(String),
        value: "$" + "{rollcall_access_list.reviewer.title}",
      },
    });
  });

  test("with forEach the name of every group is put out by key, with count in order", () => {
    const stack = synthesize(library, (scope) => {
      const teams = TerraformIterator.fromList(["blue", "red"]);
      new ScimAccessList(scope, "team", { forEach: teams, name: teams.value, title: teams.value, roles: [] });
      const count = TerraformCount.of(2);
      new ScimAccessList(scope, "shift", {
        count,
        title: `Shift ${count.index}`,
        name: `${count.index}`,
        roles: [],
      });
    });
    expect(outputsOf(stack)).toMatchObject({
      team_group_name: { value: "$" + "{{ for key, one in rollcall_access_list.team : key => one.title }}" },
      shift_group_name: { value: "$" + "{rollcall_access_list.shift[*].title}" },
    });
  });

  test("overrideLogicalId gives it another address, which its output refers to", () => {
    const stack = synthesize(library, (scope) => {
      const list = new ScimAccessList(scope, "reviewer", { title: "Reviewers", roles: ["reviewer"] });
      list.overrideLogicalId("auditor");
    });
    expect(Object.keys(JSON.parse(stack).resource.rollcall_access_list)).toEqual(["auditor"]);
    expect(outputsOf(stack)).toMatchObject({
      reviewer_group_name: { value: "$" + "{rollcall_access_list.auditor.title}" },
    });
  });

  test.each([
    [{ roles: "reviewer" }, "roles must be an array, not reviewer"],
    [{ roles: undefined }, "roles must be an array, not undefined"],
    [{ traits: { db: "read" } }, "traits.db must be an array, not read"],
    [{ owners: "alice" }, "owners must be an array, not alice"],
    [{ title: undefined }, "title must be a text, not undefined"],
  ])("without a compiler: %j is no list of letters", (faulty, message) => {
    const props = { title: "Reviewers", roles: [], ...(faulty as object) };
    expect(() => synthesize(library, (scope) => void new ScimAccessList(scope, "list", props))).toThrow(
      message,
    );
  });

  test("lists of one id in two constructs keep outputs of their own", () => {
    const stack = synthesize(library, (scope) => {
      for (const team of ["Blue", "Red"]) {
        new ScimAccessList(new Construct(scope, team), "list", { title: team, roles: ["reader"] });
      }
    });
    expect(Object.keys(outputsOf(stack))).toEqual([
      expect.stringMatching(/^Blue_list_[0-9A-F]{8}_group_name$/),
      expect.stringMatching(/^Red_list_[0-9A-F]{8}_group_name$/),
    ]);
  });

  test.each([
    ["GroupRequester", "scim-group-requester"],
    ["SRE on-call (EU)", "scim-sre-on-call-eu"],
    ["Équipe Réseau", "scim-equipe-reseau"],
    ["db.read_only", "scim-db.read_only"],
    ["Cost $" + "$" + "{EU}", "scim-cost-eu"],
  ])("the title %j makes the name %s", (title, name) => {
    const stack = synthesize(library, (scope) => {
      new ScimAccessList(scope, "list", { title, roles: ["reader"] });
    });
    expect(stack).toHaveResourceWithProperties(AccessList, { name });
  });

  test.each([
    ["группа", /give the list a name: none can be made from the title "группа"/],
    ["x".repeat(124), /give the list a name/],
    [
      "$" + "{rollcall_access_list.other.title}",
      /give the list a name: its title is known to Terraform only/,
    ],
  ])("a title that makes no name asks for one: %s", (title, message) => {
    const declare = () =>
      synthesize(library, (scope) => {
        const tokens = title.startsWith("$") ? library.Token.asString({ resolve: () => title }) : title;
        new ScimAccessList(scope, "list", { title: tokens, roles: ["reader"] });
      });
    expect(declare).toThrow(message);
  });
});
