import type { KnownConfig } from "./model";
import type { Call, ValidateCall } from "./resource";
import type { Schema } from "./schema";

export interface ListCall<S extends Schema, C> extends Call {
  readonly config: KnownConfig<S>;
  readonly client: C;
  /** How many Terraform takes at most; the SDK stops there by itself. */
  readonly limit: number;
  /** Whether each whole state is wanted; otherwise the attributes of the identity are enough. */
  readonly includeResource: boolean;
}

/** One thing that was found. */
export interface Listed {
  /** For people, in the output of `terraform query`. */
  readonly displayName: string;
  /** In the form of the managed resource of the same name. */
  readonly state: object;
}

/** Finds things of a managed resource's type, for `terraform query` (Terraform 1.14). That resource has an identity. */
export interface ListResource<S extends Schema = Schema, C = unknown> {
  /** That of the managed resource. */
  readonly typeName: string;
  /** What narrows the search. */
  readonly schema: S;
  validate?(call: ValidateCall<S>): void | Promise<void>;
  list(call: ListCall<S, C>): AsyncIterable<Listed>;
}

/** Declares list resources of a provider whose `configure` returns a `C`. */
export function listResourceFor<C>() {
  return <S extends Schema>(definition: ListResource<S, C>): ListResource<Schema, C> =>
    definition as unknown as ListResource<Schema, C>;
}
