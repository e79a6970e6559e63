/** A whole provider: notes, each a file in a folder. */
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataSourceFor } from "../../provider/sdk/framework/data-source";
import { fail } from "../../provider/sdk/framework/diagnostics";
import { keepPrior, requiresReplace } from "../../provider/sdk/framework/modifiers";
import { provider } from "../../provider/sdk/framework/provider";
import { resourceFor } from "../../provider/sdk/framework/resource";
import { attribute, schema } from "../../provider/sdk/framework/schema";
import { matches } from "../../provider/sdk/framework/validators";
import { types } from "../../provider/sdk/values/type";
import { known } from "../../provider/sdk/values/unknown";

/** What resources reach the remote system through: here only a folder. */
type Client = { readonly folder: () => string };

const noteSchema = schema({
  description: "A note.",
  attributes: {
    name: attribute.string({
      required: true,
      description: "Of the file.",
      modifiers: [requiresReplace()],
      validators: [matches(/^[a-z0-9-]+$/, "lower-case letters, digits and -")],
    }),
    text: attribute.string({ optional: true, default: "", description: "What it says." }),
    path: attribute.string({ computed: true, description: "Where it is.", modifiers: [keepPrior()] }),
  },
});

const note = resourceFor<Client>()({
  typeName: "notes_note",
  schema: noteSchema,
  identity: { required: ["name"] },
  async create({ plan, client }) {
    const path = join(client.folder(), plan.name);
    if (existsSync(path)) fail("The note exists", `Import ${plan.name} instead.`, ["name"]);
    await writeFile(path, plan.text, { flag: "wx" });
    return { ...plan, path };
  },
  async read({ prior: { name }, client }) {
    const path = join(client.folder(), name ?? "");
    return name && existsSync(path) ? { name, text: await readFile(path, "utf8"), path } : null;
  },
  async update({ plan, prior, client }) {
    await writeFile(join(client.folder(), plan.name), plan.text);
    return { ...plan, path: prior.path };
  },
  async delete({ prior, client }) {
    await rm(join(client.folder(), prior.name), { force: true });
  },
  importState: ({ id }) => ({ name: id }),
});

const names = dataSourceFor<Client>()({
  typeName: "notes_names",
  schema: schema({
    description: "Names of all notes.",
    attributes: { names: attribute.list(types.string, { computed: true, description: "In order." }) },
  }),
  read: async ({ client }) => ({ names: (await readdir(client.folder())).sort() }),
});

export const notesProvider = provider({
  typeName: "notes",
  version: "1.0.0",
  schema: schema({
    description: "Keeps notes in a folder.",
    attributes: { folder: attribute.string({ required: true, description: "Where the notes are." }) },
  }),
  configure: ({ config }): Client => ({
    folder: () => known(config.folder) ?? fail("The folder is not known yet", "Apply its source first."),
  }),
  resources: [note],
  dataSources: [names],
});
