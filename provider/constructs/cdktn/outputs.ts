import { Lazy, TerraformOutput, type TerraformResource, TerraformStack } from "cdktn";

interface OutputProps {
  /** Defaults to the attribute's. */
  readonly name?: string;
  readonly description: string;
  readonly sensitive?: boolean;
}

/** Puts out an attribute of a resource as `<id>_<name>`, its id being the one that the stack gives it. */
export function putOut(
  resource: TerraformResource,
  attribute: string,
  { name = attribute, ...props }: OutputProps,
): void {
  const value = Lazy.stringValue({ produce: () => referTo(resource, attribute) });
  const output = new TerraformOutput(resource, name, { ...props, value });
  output.overrideLogicalId(`${TerraformStack.of(resource).getLogicalId(resource)}_${name}`);
}

/**
 * With `forEach` or `count` the attribute of every instance: by key, or in their order. The address is asked for at synthesis
 * only, since `overrideLogicalId` is without effect once it was.
 */
function referTo(resource: TerraformResource, attribute: string): string {
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  if (resource.forEach) return `\${{ for key, one in ${address} : key => one.${attribute} }}`;
  if (resource.count !== undefined) return `\${${address}[*].${attribute}}`;
  return `\${${address}.${attribute}}`;
}
