/** The part of the store's port that keeps what identity providers asked for last. */
import type { ScimRequest } from "./model";
import type { Page, PageRequest } from "./query";

export interface ScimRequestSelection {
  readonly integration: string;
  /** The least and the greatest status that are asked for. */
  readonly status?: readonly [least: number, most: number];
  /** `refused`: with a status of 400 or more, or not done in every part, which its detail tells. */
  readonly outcome?: "done" | "refused";
}

export interface ScimRequestReads {
  /** Newest first, before the one whose sequence is `page.after`. */
  page(selection: ScimRequestSelection, page: PageRequest): Promise<Page<ScimRequest>>;
}

export interface ScimRequestWrites {
  /**
   * Keeps these, and of each integration no more than the newest `most`, its own clients' and strangers' counted apart.
   * Those of integrations that do not exist are passed over. Needs no event.
   */
  append(
    requests: readonly Omit<ScimRequest, "sequence">[],
    most: { readonly known: number; readonly strangers: number },
  ): Promise<void>;
}
