import type { Action } from "./action";
import type { DataSource } from "./data-source";
import type { Diagnostic } from "./diagnostics";
import type { EphemeralResource } from "./ephemeral-resource";
import type { ProviderFunction } from "./function";
import type { ListResource } from "./list-resource";
import type { Config } from "./model";
import type { Call, Resource, ValidateCall } from "./resource";
import type { Schema } from "./schema";

export interface ConfigureCall<S extends Schema> extends Call {
  /** May hold unknowns in a plan, when an argument depends on a resource that does not exist yet: do not fail for them. */
  readonly config: Config<S>;
  readonly terraformVersion: string;
}

/** Everything a provider offers. One value serves one Terraform run. */
export interface Provider<S extends Schema = Schema, C = unknown> {
  readonly typeName: string;
  readonly version: string;
  readonly schema: S;
  validate?(call: ValidateCall<S>): void | Promise<void>;
  /** What resources, data sources and ephemeral resources get as `client`. */
  configure(call: ConfigureCall<S>): C | Promise<C>;
  /**
   * Called when Terraform needs the provider no more; not after an interrupt, nor when Terraform is killed. A state that is a
   * file holds by then what Terraform was told; other backends may store it later. Terraform waits for it: two seconds are long.
   */
  end?(client: C): void | Promise<void>;
  /** Turns an error of the client into diagnostics; undefined for one that it does not know. */
  renderError?(error: unknown): readonly Diagnostic[] | undefined;
  readonly resources?: readonly Resource<Schema, C>[];
  readonly dataSources?: readonly DataSource<Schema, C>[];
  readonly ephemeralResources?: readonly EphemeralResource<Schema, C>[];
  readonly listResources?: readonly ListResource<Schema, C>[];
  readonly actions?: readonly Action<Schema, C>[];
  readonly functions?: readonly ProviderFunction[];
}

/** Declares a provider; its parts must take the `client` that `configure` returns. */
export function provider<S extends Schema, C>(definition: Provider<S, C>): Provider {
  return definition as unknown as Provider;
}
