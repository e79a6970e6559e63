// generated from provider function schema

import * as cdktn from 'cdktn';

/**
* Provider-defined functions of the rollcall provider.
*/
export class RollcallProviderFunctions {
  private readonly providerLocalName: string;

  /**
  * @param providerLocalName The local name of the provider in required_providers; defaults to the registry short name. Override when the provider is declared under a different local name — aliases do not change the namespace, local names do.
  */
  constructor(providerLocalName: string) {
    this.providerLocalName = providerLocalName;
  }

  /**
  * Two access lists of an integration cannot have titles with the same key: titles that differ only by case, width or surrounding spaces. A SCIM group finds its list by the title itself, exactly.
  * @param {string} title - The title of an access list: 1 to 256 characters, none of them control, zero-width or bidirectional ones.
  * @returns {string}
  */
  public canonicalTitle(title: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "canonical_title", [title]));
  }

  /**
  * The due date that follows a creation or a due date: UTC midnight of the chosen day in the month that lies `frequency` months after it, as the gateway counts it, in RFC 3339.
  * @param {string} base - When the list was made, or when its review was due: an RFC 3339 time.
  * @param {number} frequency - Months between reviews: `1`, `3`, `6` or `12`.
  * @param {number} dayOfMonth - Day on which a review is due: `1`, `15`, or `31` for the last day of the month.
  * @returns {string}
  */
  public nextAuditDate(base: string, frequency: number, dayOfMonth: number): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "next_audit_date", [base, frequency, dayOfMonth]));
  }
}
