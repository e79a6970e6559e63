/** Pages of functions, in the form that readers of the Terraform registry know from tfplugindocs. */
import type { FunctionSchema, ParameterSchema, TypeJson } from "./provider-schema";
import { capital, fence } from "./registry-page";

export function renderFunctionPage(name: string, described: FunctionSchema, example?: string): string {
  const { summary = "", description = "", parameters = [], return_type } = described;
  const parts = [
    `---\npage_title: "${name} function - rollcall"\nsubcategory: ""\ndescription: |-\n  ${summary}\n---`,
    `# function: ${name}`,
    description,
    example && `## Example Usage\n\n${fence("terraform", example)}`,
    `## Signature\n\n<!-- signature generated from the provider -->\n${fence("text", signature(name, parameters, return_type))}`,
    parameters.length > 0 &&
      `## Arguments\n\n<!-- arguments generated from the provider -->\n${parameters.map(renderParameter).join("\n")}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function signature(name: string, parameters: readonly ParameterSchema[], result: TypeJson): string {
  const taken = parameters.map((parameter) => `${parameter.name} ${typeText(parameter.type)}`);
  return `${name}(${taken.join(", ")}) ${typeText(result)}`;
}

function renderParameter(
  { name, type, description = "", is_nullable }: ParameterSchema,
  index: number,
): string {
  const traits = [capital(typeText(type)), is_nullable && "Nullable"].filter(Boolean).join(", ");
  return `${index + 1}. \`${name}\` (${traits}) ${description}`;
}

function typeText(type: TypeJson): string {
  return typeof type === "string" ? type : `${type[0]} of ${typeText(type[1])}`;
}
