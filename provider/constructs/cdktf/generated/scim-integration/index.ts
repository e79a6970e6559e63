// https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface ScimIntegrationConfig extends cdktf.TerraformMetaArguments {
  /**
  * Owners of the lists that `create` makes, at most 100. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#default_owners ScimIntegration#default_owners}
  */
  readonly defaultOwners?: ScimIntegrationDefaultOwners[] | cdktf.IResolvable;
  /**
  * Roles that every user of the integration holds, at most 1000 and each of 1 to 256 characters. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#default_roles ScimIntegration#default_roles}
  */
  readonly defaultRoles?: string[];
  /**
  * Which identity source it is. At most 4096 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#description ScimIntegration#description}
  */
  readonly description?: string;
  /**
  * Schemas by which the SCIM User of this integration is extended, at most 20 by URN. Identity providers find them under `/Schemas`. What users hold of a schema that is taken away is kept and not shown, and shows up again when the schema does. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#extensions ScimIntegration#extensions}
  */
  readonly extensions?: { [key: string]: ScimIntegrationExtensions } | cdktf.IResolvable;
  /**
  * After how long a lock made by deprovisioning ends: a duration such as `720h` or `30d`. Never when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#lock_ttl ScimIntegration#lock_ttl}
  */
  readonly lockTtl?: string;
  /**
  * Refuses a SCIM request that would remove too many members of an access list at once, such as a PUT that empties it by mistake; nothing of it is applied. Each request is judged by itself. Off when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#mass_removal_guard ScimIntegration#mass_removal_guard}
  */
  readonly massRemovalGuard?: ScimIntegrationMassRemovalGuard;
  /**
  * Part of the SCIM base URL: 1 to 128 of `a-z`, `0-9`, `.`, `_` and `-`, starting with a letter or a digit. A change forces a new integration.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#name ScimIntegration#name}
  */
  readonly name: string;
  /**
  * Keeps a hash of the passwords that are pushed. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#password_sync ScimIntegration#password_sync}
  */
  readonly passwordSync?: boolean | cdktf.IResolvable;
  /**
  * What a SCIM PATCH is answered with: `200` and the resource, `204` and nothing, or `auto`: 200 unless the group is large. Defaults to `auto`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#patch_response ScimIntegration#patch_response}
  */
  readonly patchResponse?: string;
  /**
  * Name of the single sign-on connector through which these users come. At most 256 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#sso_connector ScimIntegration#sso_connector}
  */
  readonly ssoConnector?: string;
  /**
  * How long operations may take before they are given up.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#timeouts ScimIntegration#timeouts}
  */
  readonly timeouts?: ScimIntegrationTimeouts;
  /**
  * Where a user's traits come from: the path of a SCIM attribute, such as `department` in the enterprise extension, by the trait's name: paths of at most 512 characters, names of at most 256. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#trait_mapping ScimIntegration#trait_mapping}
  */
  readonly traitMapping?: { [key: string]: string };
  /**
  * What becomes of a pushed membership of users that do not exist: `reject` refuses the request, `skip` leaves them out. Defaults to `reject`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#unknown_members ScimIntegration#unknown_members}
  */
  readonly unknownMembers?: string;
  /**
  * What becomes of a pushed group that no list declares: `reject` refuses it, `create` makes a list without grants. Defaults to `reject`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#unmatched_groups ScimIntegration#unmatched_groups}
  */
  readonly unmatchedGroups?: string;
}
export interface ScimIntegrationDefaultOwners {
  /**
  * Why this owner. At most 1024 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#description ScimIntegration#description}
  */
  readonly description?: string;
  /**
  * `user`, or `list` when the members of an access list are owners. Defaults to `user`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#kind ScimIntegration#kind}
  */
  readonly kind?: string;
  /**
  * A userName of 1 to 256 characters, or the name of an access list. A user need not exist yet.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#name ScimIntegration#name}
  */
  readonly name: string;
}

export function scimIntegrationDefaultOwnersToTerraform(struct?: ScimIntegrationDefaultOwners | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    description: cdktf.stringToTerraform(struct!.description),
    kind: cdktf.stringToTerraform(struct!.kind),
    name: cdktf.stringToTerraform(struct!.name),
  }
}


export function scimIntegrationDefaultOwnersToHclTerraform(struct?: ScimIntegrationDefaultOwners | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    description: {
      value: cdktf.stringToHclTerraform(struct!.description),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    kind: {
      value: cdktf.stringToHclTerraform(struct!.kind),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    name: {
      value: cdktf.stringToHclTerraform(struct!.name),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ScimIntegrationDefaultOwnersOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): ScimIntegrationDefaultOwners | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._description !== undefined) {
      hasAnyValues = true;
      internalValueResult.description = this._description;
    }
    if (this._kind !== undefined) {
      hasAnyValues = true;
      internalValueResult.kind = this._kind;
    }
    if (this._name !== undefined) {
      hasAnyValues = true;
      internalValueResult.name = this._name;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ScimIntegrationDefaultOwners | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._description = undefined;
      this._kind = undefined;
      this._name = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._description = value.description;
      this._kind = value.kind;
      this._name = value.name;
    }
  }

  // description - computed: true, optional: true, required: false
  private _description?: string; 
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // kind - computed: true, optional: true, required: false
  private _kind?: string; 
  public get kind() {
    return this.getStringAttribute('kind');
  }
  public set kind(value: string) {
    this._kind = value;
  }
  public resetKind() {
    this._kind = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get kindInput() {
    return this._kind;
  }

  // name - computed: true, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }
}

export class ScimIntegrationDefaultOwnersList extends cdktf.ComplexList {
  public internalValue? : ScimIntegrationDefaultOwners[] | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected override terraformResource: cdktf.IInterpolatingParent, protected override terraformAttribute: string, protected override wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): ScimIntegrationDefaultOwnersOutputReference {
    return new ScimIntegrationDefaultOwnersOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface ScimIntegrationExtensionsAttributesSubAttributes {
  /**
  * Suggested values, at most 100 of at most 256 characters; others are taken too. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#canonical_values ScimIntegration#canonical_values}
  */
  readonly canonicalValues?: string[];
  /**
  * Whether a string is compared with case. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#case_exact ScimIntegration#case_exact}
  */
  readonly caseExact?: boolean | cdktf.IResolvable;
  /**
  * What it means, for people to read. At most 1024 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#description ScimIntegration#description}
  */
  readonly description?: string;
  /**
  * Whether it holds several values. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#multi_valued ScimIntegration#multi_valued}
  */
  readonly multiValued?: boolean | cdktf.IResolvable;
  /**
  * `readWrite`, or `immutable`: once it has a value, that stays. Defaults to `readWrite`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#mutability ScimIntegration#mutability}
  */
  readonly mutability?: string;
  /**
  * What a reference may point to: at most 100 words of at most 256 characters. Defaults to none, which means `external`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#reference_types ScimIntegration#reference_types}
  */
  readonly referenceTypes?: string[];
  /**
  * Whether it must have a value in a user that has anything of the extension. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#required ScimIntegration#required}
  */
  readonly required?: boolean | cdktf.IResolvable;
  /**
  * `default`, or `request`: part of an answer only where the request names it. Defaults to `default`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#returned ScimIntegration#returned}
  */
  readonly returned?: string;
  /**
  * One of `string`, `boolean`, `decimal`, `integer`, `dateTime`, `reference`, `binary`. Defaults to `string`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#type ScimIntegration#type}
  */
  readonly type?: string;
}

export function scimIntegrationExtensionsAttributesSubAttributesToTerraform(struct?: ScimIntegrationExtensionsAttributesSubAttributes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    canonical_values: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.canonicalValues),
    case_exact: cdktf.booleanToTerraform(struct!.caseExact),
    description: cdktf.stringToTerraform(struct!.description),
    multi_valued: cdktf.booleanToTerraform(struct!.multiValued),
    mutability: cdktf.stringToTerraform(struct!.mutability),
    reference_types: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.referenceTypes),
    required: cdktf.booleanToTerraform(struct!.required),
    returned: cdktf.stringToTerraform(struct!.returned),
    type: cdktf.stringToTerraform(struct!.type),
  }
}


export function scimIntegrationExtensionsAttributesSubAttributesToHclTerraform(struct?: ScimIntegrationExtensionsAttributesSubAttributes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    canonical_values: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.canonicalValues),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    case_exact: {
      value: cdktf.booleanToHclTerraform(struct!.caseExact),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    description: {
      value: cdktf.stringToHclTerraform(struct!.description),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    multi_valued: {
      value: cdktf.booleanToHclTerraform(struct!.multiValued),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    mutability: {
      value: cdktf.stringToHclTerraform(struct!.mutability),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    reference_types: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.referenceTypes),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    required: {
      value: cdktf.booleanToHclTerraform(struct!.required),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    returned: {
      value: cdktf.stringToHclTerraform(struct!.returned),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    type: {
      value: cdktf.stringToHclTerraform(struct!.type),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ScimIntegrationExtensionsAttributesSubAttributesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ScimIntegrationExtensionsAttributesSubAttributes | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._canonicalValues !== undefined) {
      hasAnyValues = true;
      internalValueResult.canonicalValues = this._canonicalValues;
    }
    if (this._caseExact !== undefined) {
      hasAnyValues = true;
      internalValueResult.caseExact = this._caseExact;
    }
    if (this._description !== undefined) {
      hasAnyValues = true;
      internalValueResult.description = this._description;
    }
    if (this._multiValued !== undefined) {
      hasAnyValues = true;
      internalValueResult.multiValued = this._multiValued;
    }
    if (this._mutability !== undefined) {
      hasAnyValues = true;
      internalValueResult.mutability = this._mutability;
    }
    if (this._referenceTypes !== undefined) {
      hasAnyValues = true;
      internalValueResult.referenceTypes = this._referenceTypes;
    }
    if (this._required !== undefined) {
      hasAnyValues = true;
      internalValueResult.required = this._required;
    }
    if (this._returned !== undefined) {
      hasAnyValues = true;
      internalValueResult.returned = this._returned;
    }
    if (this._type !== undefined) {
      hasAnyValues = true;
      internalValueResult.type = this._type;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ScimIntegrationExtensionsAttributesSubAttributes | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._canonicalValues = undefined;
      this._caseExact = undefined;
      this._description = undefined;
      this._multiValued = undefined;
      this._mutability = undefined;
      this._referenceTypes = undefined;
      this._required = undefined;
      this._returned = undefined;
      this._type = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._canonicalValues = value.canonicalValues;
      this._caseExact = value.caseExact;
      this._description = value.description;
      this._multiValued = value.multiValued;
      this._mutability = value.mutability;
      this._referenceTypes = value.referenceTypes;
      this._required = value.required;
      this._returned = value.returned;
      this._type = value.type;
    }
  }

  // canonical_values - computed: true, optional: true, required: false
  private _canonicalValues?: string[]; 
  public get canonicalValues() {
    return cdktf.Fn.tolist(this.getListAttribute('canonical_values'));
  }
  public set canonicalValues(value: string[]) {
    this._canonicalValues = value;
  }
  public resetCanonicalValues() {
    this._canonicalValues = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get canonicalValuesInput() {
    return this._canonicalValues;
  }

  // case_exact - computed: true, optional: true, required: false
  private _caseExact?: boolean | cdktf.IResolvable; 
  public get caseExact() {
    return this.getBooleanAttribute('case_exact');
  }
  public set caseExact(value: boolean | cdktf.IResolvable) {
    this._caseExact = value;
  }
  public resetCaseExact() {
    this._caseExact = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get caseExactInput() {
    return this._caseExact;
  }

  // description - computed: true, optional: true, required: false
  private _description?: string; 
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // multi_valued - computed: true, optional: true, required: false
  private _multiValued?: boolean | cdktf.IResolvable; 
  public get multiValued() {
    return this.getBooleanAttribute('multi_valued');
  }
  public set multiValued(value: boolean | cdktf.IResolvable) {
    this._multiValued = value;
  }
  public resetMultiValued() {
    this._multiValued = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get multiValuedInput() {
    return this._multiValued;
  }

  // mutability - computed: true, optional: true, required: false
  private _mutability?: string; 
  public get mutability() {
    return this.getStringAttribute('mutability');
  }
  public set mutability(value: string) {
    this._mutability = value;
  }
  public resetMutability() {
    this._mutability = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get mutabilityInput() {
    return this._mutability;
  }

  // reference_types - computed: true, optional: true, required: false
  private _referenceTypes?: string[]; 
  public get referenceTypes() {
    return cdktf.Fn.tolist(this.getListAttribute('reference_types'));
  }
  public set referenceTypes(value: string[]) {
    this._referenceTypes = value;
  }
  public resetReferenceTypes() {
    this._referenceTypes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get referenceTypesInput() {
    return this._referenceTypes;
  }

  // required - computed: true, optional: true, required: false
  private _required?: boolean | cdktf.IResolvable; 
  public get required() {
    return this.getBooleanAttribute('required');
  }
  public set required(value: boolean | cdktf.IResolvable) {
    this._required = value;
  }
  public resetRequired() {
    this._required = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get requiredInput() {
    return this._required;
  }

  // returned - computed: true, optional: true, required: false
  private _returned?: string; 
  public get returned() {
    return this.getStringAttribute('returned');
  }
  public set returned(value: string) {
    this._returned = value;
  }
  public resetReturned() {
    this._returned = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get returnedInput() {
    return this._returned;
  }

  // type - computed: true, optional: true, required: false
  private _type?: string; 
  public get type() {
    return this.getStringAttribute('type');
  }
  public set type(value: string) {
    this._type = value;
  }
  public resetType() {
    this._type = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }
}

export class ScimIntegrationExtensionsAttributesSubAttributesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: ScimIntegrationExtensionsAttributesSubAttributes } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected override terraformResource: cdktf.IInterpolatingParent, protected override terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): ScimIntegrationExtensionsAttributesSubAttributesOutputReference {
    return new ScimIntegrationExtensionsAttributesSubAttributesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ScimIntegrationExtensionsAttributes {
  /**
  * Suggested values, at most 100 of at most 256 characters; others are taken too. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#canonical_values ScimIntegration#canonical_values}
  */
  readonly canonicalValues?: string[];
  /**
  * Whether a string is compared with case. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#case_exact ScimIntegration#case_exact}
  */
  readonly caseExact?: boolean | cdktf.IResolvable;
  /**
  * What it means, for people to read. At most 1024 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#description ScimIntegration#description}
  */
  readonly description?: string;
  /**
  * Whether it holds several values. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#multi_valued ScimIntegration#multi_valued}
  */
  readonly multiValued?: boolean | cdktf.IResolvable;
  /**
  * `readWrite`, or `immutable`: once it has a value, that stays. Defaults to `readWrite`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#mutability ScimIntegration#mutability}
  */
  readonly mutability?: string;
  /**
  * What a reference may point to: at most 100 words of at most 256 characters. Defaults to none, which means `external`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#reference_types ScimIntegration#reference_types}
  */
  readonly referenceTypes?: string[];
  /**
  * Whether it must have a value in a user that has anything of the extension. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#required ScimIntegration#required}
  */
  readonly required?: boolean | cdktf.IResolvable;
  /**
  * `default`, or `request`: part of an answer only where the request names it. Defaults to `default`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#returned ScimIntegration#returned}
  */
  readonly returned?: string;
  /**
  * What a complex attribute is made of, at most 50 by name: 1 to 128 letters, digits, `-`, `_` and `$`, starting with a letter. For no other type. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#sub_attributes ScimIntegration#sub_attributes}
  */
  readonly subAttributes?: { [key: string]: ScimIntegrationExtensionsAttributesSubAttributes } | cdktf.IResolvable;
  /**
  * One of `string`, `boolean`, `decimal`, `integer`, `dateTime`, `reference`, `binary`, `complex`. Defaults to `string`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#type ScimIntegration#type}
  */
  readonly type?: string;
}

export function scimIntegrationExtensionsAttributesToTerraform(struct?: ScimIntegrationExtensionsAttributes): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    canonical_values: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.canonicalValues),
    case_exact: cdktf.booleanToTerraform(struct!.caseExact),
    description: cdktf.stringToTerraform(struct!.description),
    multi_valued: cdktf.booleanToTerraform(struct!.multiValued),
    mutability: cdktf.stringToTerraform(struct!.mutability),
    reference_types: cdktf.listMapper(cdktf.stringToTerraform, false)(struct!.referenceTypes),
    required: cdktf.booleanToTerraform(struct!.required),
    returned: cdktf.stringToTerraform(struct!.returned),
    sub_attributes: cdktf.hashMapper(scimIntegrationExtensionsAttributesSubAttributesToTerraform)(struct!.subAttributes),
    type: cdktf.stringToTerraform(struct!.type),
  }
}


export function scimIntegrationExtensionsAttributesToHclTerraform(struct?: ScimIntegrationExtensionsAttributes): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    canonical_values: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.canonicalValues),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    case_exact: {
      value: cdktf.booleanToHclTerraform(struct!.caseExact),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    description: {
      value: cdktf.stringToHclTerraform(struct!.description),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    multi_valued: {
      value: cdktf.booleanToHclTerraform(struct!.multiValued),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    mutability: {
      value: cdktf.stringToHclTerraform(struct!.mutability),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    reference_types: {
      value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(struct!.referenceTypes),
      isBlock: false,
      type: "set",
      storageClassType: "stringList",
    },
    required: {
      value: cdktf.booleanToHclTerraform(struct!.required),
      isBlock: false,
      type: "simple",
      storageClassType: "boolean",
    },
    returned: {
      value: cdktf.stringToHclTerraform(struct!.returned),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    sub_attributes: {
      value: cdktf.hashMapper(scimIntegrationExtensionsAttributesSubAttributesToTerraform)(struct!.subAttributes),
      isBlock: false,
      type: "any",
      storageClassType: "any",
    },
    type: {
      value: cdktf.stringToHclTerraform(struct!.type),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ScimIntegrationExtensionsAttributesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ScimIntegrationExtensionsAttributes | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._canonicalValues !== undefined) {
      hasAnyValues = true;
      internalValueResult.canonicalValues = this._canonicalValues;
    }
    if (this._caseExact !== undefined) {
      hasAnyValues = true;
      internalValueResult.caseExact = this._caseExact;
    }
    if (this._description !== undefined) {
      hasAnyValues = true;
      internalValueResult.description = this._description;
    }
    if (this._multiValued !== undefined) {
      hasAnyValues = true;
      internalValueResult.multiValued = this._multiValued;
    }
    if (this._mutability !== undefined) {
      hasAnyValues = true;
      internalValueResult.mutability = this._mutability;
    }
    if (this._referenceTypes !== undefined) {
      hasAnyValues = true;
      internalValueResult.referenceTypes = this._referenceTypes;
    }
    if (this._required !== undefined) {
      hasAnyValues = true;
      internalValueResult.required = this._required;
    }
    if (this._returned !== undefined) {
      hasAnyValues = true;
      internalValueResult.returned = this._returned;
    }
    if (this._subAttributes?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.subAttributes = this._subAttributes?.internalValue;
    }
    if (this._type !== undefined) {
      hasAnyValues = true;
      internalValueResult.type = this._type;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ScimIntegrationExtensionsAttributes | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this._canonicalValues = undefined;
      this._caseExact = undefined;
      this._description = undefined;
      this._multiValued = undefined;
      this._mutability = undefined;
      this._referenceTypes = undefined;
      this._required = undefined;
      this._returned = undefined;
      this._subAttributes.internalValue = undefined;
      this._type = undefined;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this._canonicalValues = value.canonicalValues;
      this._caseExact = value.caseExact;
      this._description = value.description;
      this._multiValued = value.multiValued;
      this._mutability = value.mutability;
      this._referenceTypes = value.referenceTypes;
      this._required = value.required;
      this._returned = value.returned;
      this._subAttributes.internalValue = value.subAttributes;
      this._type = value.type;
    }
  }

  // canonical_values - computed: true, optional: true, required: false
  private _canonicalValues?: string[]; 
  public get canonicalValues() {
    return cdktf.Fn.tolist(this.getListAttribute('canonical_values'));
  }
  public set canonicalValues(value: string[]) {
    this._canonicalValues = value;
  }
  public resetCanonicalValues() {
    this._canonicalValues = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get canonicalValuesInput() {
    return this._canonicalValues;
  }

  // case_exact - computed: true, optional: true, required: false
  private _caseExact?: boolean | cdktf.IResolvable; 
  public get caseExact() {
    return this.getBooleanAttribute('case_exact');
  }
  public set caseExact(value: boolean | cdktf.IResolvable) {
    this._caseExact = value;
  }
  public resetCaseExact() {
    this._caseExact = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get caseExactInput() {
    return this._caseExact;
  }

  // description - computed: true, optional: true, required: false
  private _description?: string; 
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // multi_valued - computed: true, optional: true, required: false
  private _multiValued?: boolean | cdktf.IResolvable; 
  public get multiValued() {
    return this.getBooleanAttribute('multi_valued');
  }
  public set multiValued(value: boolean | cdktf.IResolvable) {
    this._multiValued = value;
  }
  public resetMultiValued() {
    this._multiValued = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get multiValuedInput() {
    return this._multiValued;
  }

  // mutability - computed: true, optional: true, required: false
  private _mutability?: string; 
  public get mutability() {
    return this.getStringAttribute('mutability');
  }
  public set mutability(value: string) {
    this._mutability = value;
  }
  public resetMutability() {
    this._mutability = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get mutabilityInput() {
    return this._mutability;
  }

  // reference_types - computed: true, optional: true, required: false
  private _referenceTypes?: string[]; 
  public get referenceTypes() {
    return cdktf.Fn.tolist(this.getListAttribute('reference_types'));
  }
  public set referenceTypes(value: string[]) {
    this._referenceTypes = value;
  }
  public resetReferenceTypes() {
    this._referenceTypes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get referenceTypesInput() {
    return this._referenceTypes;
  }

  // required - computed: true, optional: true, required: false
  private _required?: boolean | cdktf.IResolvable; 
  public get required() {
    return this.getBooleanAttribute('required');
  }
  public set required(value: boolean | cdktf.IResolvable) {
    this._required = value;
  }
  public resetRequired() {
    this._required = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get requiredInput() {
    return this._required;
  }

  // returned - computed: true, optional: true, required: false
  private _returned?: string; 
  public get returned() {
    return this.getStringAttribute('returned');
  }
  public set returned(value: string) {
    this._returned = value;
  }
  public resetReturned() {
    this._returned = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get returnedInput() {
    return this._returned;
  }

  // sub_attributes - computed: true, optional: true, required: false
  private _subAttributes = new ScimIntegrationExtensionsAttributesSubAttributesMap(this, "sub_attributes");
  public get subAttributes() {
    return this._subAttributes;
  }
  public putSubAttributes(value: { [key: string]: ScimIntegrationExtensionsAttributesSubAttributes } | cdktf.IResolvable) {
    this._subAttributes.internalValue = value;
  }
  public resetSubAttributes() {
    this._subAttributes.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get subAttributesInput() {
    return this._subAttributes.internalValue;
  }

  // type - computed: true, optional: true, required: false
  private _type?: string; 
  public get type() {
    return this.getStringAttribute('type');
  }
  public set type(value: string) {
    this._type = value;
  }
  public resetType() {
    this._type = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get typeInput() {
    return this._type;
  }
}

export class ScimIntegrationExtensionsAttributesMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: ScimIntegrationExtensionsAttributes } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected override terraformResource: cdktf.IInterpolatingParent, protected override terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): ScimIntegrationExtensionsAttributesOutputReference {
    return new ScimIntegrationExtensionsAttributesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ScimIntegrationExtensions {
  /**
  * The attributes, 1 to 100 by name: 1 to 128 letters, digits, `-`, `_` and `$`, starting with a letter.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#attributes ScimIntegration#attributes}
  */
  readonly attributes: { [key: string]: ScimIntegrationExtensionsAttributes } | cdktf.IResolvable;
  /**
  * What it is for. At most 1024 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#description ScimIntegration#description}
  */
  readonly description?: string;
  /**
  * The schema's name, for people to read. At most 256 characters. Defaults to an empty text: the URN stands for it.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#name ScimIntegration#name}
  */
  readonly name?: string;
}

export function scimIntegrationExtensionsToTerraform(struct?: ScimIntegrationExtensions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    attributes: cdktf.hashMapper(scimIntegrationExtensionsAttributesToTerraform)(struct!.attributes),
    description: cdktf.stringToTerraform(struct!.description),
    name: cdktf.stringToTerraform(struct!.name),
  }
}


export function scimIntegrationExtensionsToHclTerraform(struct?: ScimIntegrationExtensions | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    attributes: {
      value: cdktf.hashMapper(scimIntegrationExtensionsAttributesToTerraform)(struct!.attributes),
      isBlock: false,
      type: "any",
      storageClassType: "any",
    },
    description: {
      value: cdktf.stringToHclTerraform(struct!.description),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    name: {
      value: cdktf.stringToHclTerraform(struct!.name),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ScimIntegrationExtensionsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): ScimIntegrationExtensions | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._attributes?.internalValue !== undefined) {
      hasAnyValues = true;
      internalValueResult.attributes = this._attributes?.internalValue;
    }
    if (this._description !== undefined) {
      hasAnyValues = true;
      internalValueResult.description = this._description;
    }
    if (this._name !== undefined) {
      hasAnyValues = true;
      internalValueResult.name = this._name;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ScimIntegrationExtensions | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._attributes.internalValue = undefined;
      this._description = undefined;
      this._name = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._attributes.internalValue = value.attributes;
      this._description = value.description;
      this._name = value.name;
    }
  }

  // attributes - computed: true, optional: false, required: true
  private _attributes = new ScimIntegrationExtensionsAttributesMap(this, "attributes");
  public get attributes() {
    return this._attributes;
  }
  public putAttributes(value: { [key: string]: ScimIntegrationExtensionsAttributes } | cdktf.IResolvable) {
    this._attributes.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get attributesInput() {
    return this._attributes.internalValue;
  }

  // description - computed: true, optional: true, required: false
  private _description?: string; 
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // name - computed: true, optional: true, required: false
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }
}

export class ScimIntegrationExtensionsMap extends cdktf.ComplexMap {
  public internalValue? : { [key: string]: ScimIntegrationExtensions } | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(protected override terraformResource: cdktf.IInterpolatingParent, protected override terraformAttribute: string) {
    super(terraformResource, terraformAttribute)
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): ScimIntegrationExtensionsOutputReference {
    return new ScimIntegrationExtensionsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface ScimIntegrationMassRemovalGuard {
  /**
  * The largest part of a list's members that one SCIM request may remove, from 0 to 1. Defaults to `0.5`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#max_share ScimIntegration#max_share}
  */
  readonly maxShare?: number;
  /**
  * Lists with fewer members are not guarded: a whole number from 1 to 1000000. Defaults to `10`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#min_members ScimIntegration#min_members}
  */
  readonly minMembers?: number;
}

export function scimIntegrationMassRemovalGuardToTerraform(struct?: ScimIntegrationMassRemovalGuard | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    max_share: cdktf.numberToTerraform(struct!.maxShare),
    min_members: cdktf.numberToTerraform(struct!.minMembers),
  }
}


export function scimIntegrationMassRemovalGuardToHclTerraform(struct?: ScimIntegrationMassRemovalGuard | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    max_share: {
      value: cdktf.numberToHclTerraform(struct!.maxShare),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    min_members: {
      value: cdktf.numberToHclTerraform(struct!.minMembers),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ScimIntegrationMassRemovalGuardOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ScimIntegrationMassRemovalGuard | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._maxShare !== undefined) {
      hasAnyValues = true;
      internalValueResult.maxShare = this._maxShare;
    }
    if (this._minMembers !== undefined) {
      hasAnyValues = true;
      internalValueResult.minMembers = this._minMembers;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ScimIntegrationMassRemovalGuard | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._maxShare = undefined;
      this._minMembers = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._maxShare = value.maxShare;
      this._minMembers = value.minMembers;
    }
  }

  // max_share - computed: true, optional: true, required: false
  private _maxShare?: number; 
  public get maxShare() {
    return this.getNumberAttribute('max_share');
  }
  public set maxShare(value: number) {
    this._maxShare = value;
  }
  public resetMaxShare() {
    this._maxShare = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxShareInput() {
    return this._maxShare;
  }

  // min_members - computed: true, optional: true, required: false
  private _minMembers?: number; 
  public get minMembers() {
    return this.getNumberAttribute('min_members');
  }
  public set minMembers(value: number) {
    this._minMembers = value;
  }
  public resetMinMembers() {
    this._minMembers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get minMembersInput() {
    return this._minMembers;
  }
}
export interface ScimIntegrationTimeouts {
  /**
  * How long creating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#create ScimIntegration#create}
  */
  readonly create?: string;
  /**
  * How long deleting may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#delete ScimIntegration#delete}
  */
  readonly delete?: string;
  /**
  * How long reading may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#read ScimIntegration#read}
  */
  readonly read?: string;
  /**
  * How long updating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#update ScimIntegration#update}
  */
  readonly update?: string;
}

export function scimIntegrationTimeoutsToTerraform(struct?: ScimIntegrationTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    read: cdktf.stringToTerraform(struct!.read),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function scimIntegrationTimeoutsToHclTerraform(struct?: ScimIntegrationTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    read: {
      value: cdktf.stringToHclTerraform(struct!.read),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class ScimIntegrationTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ScimIntegrationTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._read !== undefined) {
      hasAnyValues = true;
      internalValueResult.read = this._read;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: ScimIntegrationTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._read = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._read = value.read;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string; 
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string; 
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // read - computed: false, optional: true, required: false
  private _read?: string; 
  public get read() {
    return this.getStringAttribute('read');
  }
  public set read(value: string) {
    this._read = value;
  }
  public resetRead() {
    this._read = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get readInput() {
    return this._read;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string; 
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration rollcall_scim_integration}
*/
export class ScimIntegration extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "rollcall_scim_integration";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a ScimIntegration resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ScimIntegration to import
  * @param importFromId The id of the existing ScimIntegration that should be imported. Refer to the {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ScimIntegration to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "rollcall_scim_integration", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration rollcall_scim_integration} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ScimIntegrationConfig
  */
  public constructor(scope: Construct, id: string, config: ScimIntegrationConfig) {
    super(scope, id, {
      terraformResourceType: 'rollcall_scim_integration',
      terraformGeneratorMetadata: {
        providerName: 'rollcall',
        providerVersion: '0.1.0',
        providerVersionConstraint: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._defaultOwners.internalValue = config.defaultOwners;
    this._defaultRoles = config.defaultRoles;
    this._description = config.description;
    this._extensions.internalValue = config.extensions;
    this._lockTtl = config.lockTtl;
    this._massRemovalGuard.internalValue = config.massRemovalGuard;
    this._name = config.name;
    this._passwordSync = config.passwordSync;
    this._patchResponse = config.patchResponse;
    this._ssoConnector = config.ssoConnector;
    this._timeouts.internalValue = config.timeouts;
    this._traitMapping = config.traitMapping;
    this._unknownMembers = config.unknownMembers;
    this._unmatchedGroups = config.unmatchedGroups;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // base_url - computed: true, optional: false, required: false
  public get baseUrl() {
    return this.getStringAttribute('base_url');
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // default_owners - computed: true, optional: true, required: false
  private _defaultOwners = new ScimIntegrationDefaultOwnersList(this, "default_owners", true);
  public get defaultOwners() {
    return this._defaultOwners;
  }
  public putDefaultOwners(value: ScimIntegrationDefaultOwners[] | cdktf.IResolvable) {
    this._defaultOwners.internalValue = value;
  }
  public resetDefaultOwners() {
    this._defaultOwners.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get defaultOwnersInput() {
    return this._defaultOwners.internalValue;
  }

  // default_roles - computed: true, optional: true, required: false
  private _defaultRoles?: string[]; 
  public get defaultRoles() {
    return cdktf.Fn.tolist(this.getListAttribute('default_roles'));
  }
  public set defaultRoles(value: string[]) {
    this._defaultRoles = value;
  }
  public resetDefaultRoles() {
    this._defaultRoles = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get defaultRolesInput() {
    return this._defaultRoles;
  }

  // description - computed: true, optional: true, required: false
  private _description?: string; 
  public get description() {
    return this.getStringAttribute('description');
  }
  public set description(value: string) {
    this._description = value;
  }
  public resetDescription() {
    this._description = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get descriptionInput() {
    return this._description;
  }

  // extensions - computed: true, optional: true, required: false
  private _extensions = new ScimIntegrationExtensionsMap(this, "extensions");
  public get extensions() {
    return this._extensions;
  }
  public putExtensions(value: { [key: string]: ScimIntegrationExtensions } | cdktf.IResolvable) {
    this._extensions.internalValue = value;
  }
  public resetExtensions() {
    this._extensions.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get extensionsInput() {
    return this._extensions.internalValue;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // list_count - computed: true, optional: false, required: false
  public get listCount() {
    return this.getNumberAttribute('list_count');
  }

  // lock_ttl - computed: false, optional: true, required: false
  private _lockTtl?: string; 
  public get lockTtl() {
    return this.getStringAttribute('lock_ttl');
  }
  public set lockTtl(value: string) {
    this._lockTtl = value;
  }
  public resetLockTtl() {
    this._lockTtl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockTtlInput() {
    return this._lockTtl;
  }

  // mass_removal_guard - computed: false, optional: true, required: false
  private _massRemovalGuard = new ScimIntegrationMassRemovalGuardOutputReference(this, "mass_removal_guard");
  public get massRemovalGuard() {
    return this._massRemovalGuard;
  }
  public putMassRemovalGuard(value: ScimIntegrationMassRemovalGuard) {
    this._massRemovalGuard.internalValue = value;
  }
  public resetMassRemovalGuard() {
    this._massRemovalGuard.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get massRemovalGuardInput() {
    return this._massRemovalGuard.internalValue;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // password_sync - computed: true, optional: true, required: false
  private _passwordSync?: boolean | cdktf.IResolvable; 
  public get passwordSync() {
    return this.getBooleanAttribute('password_sync');
  }
  public set passwordSync(value: boolean | cdktf.IResolvable) {
    this._passwordSync = value;
  }
  public resetPasswordSync() {
    this._passwordSync = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get passwordSyncInput() {
    return this._passwordSync;
  }

  // patch_response - computed: true, optional: true, required: false
  private _patchResponse?: string; 
  public get patchResponse() {
    return this.getStringAttribute('patch_response');
  }
  public set patchResponse(value: string) {
    this._patchResponse = value;
  }
  public resetPatchResponse() {
    this._patchResponse = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get patchResponseInput() {
    return this._patchResponse;
  }

  // revision - computed: true, optional: false, required: false
  public get revision() {
    return this.getNumberAttribute('revision');
  }

  // sso_connector - computed: true, optional: true, required: false
  private _ssoConnector?: string; 
  public get ssoConnector() {
    return this.getStringAttribute('sso_connector');
  }
  public set ssoConnector(value: string) {
    this._ssoConnector = value;
  }
  public resetSsoConnector() {
    this._ssoConnector = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ssoConnectorInput() {
    return this._ssoConnector;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ScimIntegrationTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: ScimIntegrationTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // token_url - computed: true, optional: false, required: false
  public get tokenUrl() {
    return this.getStringAttribute('token_url');
  }

  // trait_mapping - computed: true, optional: true, required: false
  private _traitMapping?: { [key: string]: string }; 
  public get traitMapping() {
    return this.getStringMapAttribute('trait_mapping');
  }
  public set traitMapping(value: { [key: string]: string }) {
    this._traitMapping = value;
  }
  public resetTraitMapping() {
    this._traitMapping = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get traitMappingInput() {
    return this._traitMapping;
  }

  // unknown_members - computed: true, optional: true, required: false
  private _unknownMembers?: string; 
  public get unknownMembers() {
    return this.getStringAttribute('unknown_members');
  }
  public set unknownMembers(value: string) {
    this._unknownMembers = value;
  }
  public resetUnknownMembers() {
    this._unknownMembers = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unknownMembersInput() {
    return this._unknownMembers;
  }

  // unmatched_groups - computed: true, optional: true, required: false
  private _unmatchedGroups?: string; 
  public get unmatchedGroups() {
    return this.getStringAttribute('unmatched_groups');
  }
  public set unmatchedGroups(value: string) {
    this._unmatchedGroups = value;
  }
  public resetUnmatchedGroups() {
    this._unmatchedGroups = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get unmatchedGroupsInput() {
    return this._unmatchedGroups;
  }

  // updated_at - computed: true, optional: false, required: false
  public get updatedAt() {
    return this.getStringAttribute('updated_at');
  }

  // user_count - computed: true, optional: false, required: false
  public get userCount() {
    return this.getNumberAttribute('user_count');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      default_owners: cdktf.listMapper(scimIntegrationDefaultOwnersToTerraform, false)(this._defaultOwners.internalValue),
      default_roles: cdktf.listMapper(cdktf.stringToTerraform, false)(this._defaultRoles),
      description: cdktf.stringToTerraform(this._description),
      extensions: cdktf.hashMapper(scimIntegrationExtensionsToTerraform)(this._extensions.internalValue),
      lock_ttl: cdktf.stringToTerraform(this._lockTtl),
      mass_removal_guard: scimIntegrationMassRemovalGuardToTerraform(this._massRemovalGuard.internalValue),
      name: cdktf.stringToTerraform(this._name),
      password_sync: cdktf.booleanToTerraform(this._passwordSync),
      patch_response: cdktf.stringToTerraform(this._patchResponse),
      sso_connector: cdktf.stringToTerraform(this._ssoConnector),
      timeouts: scimIntegrationTimeoutsToTerraform(this._timeouts.internalValue),
      trait_mapping: cdktf.hashMapper(cdktf.stringToTerraform)(this._traitMapping),
      unknown_members: cdktf.stringToTerraform(this._unknownMembers),
      unmatched_groups: cdktf.stringToTerraform(this._unmatchedGroups),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      default_owners: {
        value: cdktf.listMapper(scimIntegrationDefaultOwnersToTerraform, false)(this._defaultOwners.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
      default_roles: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._defaultRoles),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      description: {
        value: cdktf.stringToHclTerraform(this._description),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      extensions: {
        value: cdktf.hashMapper(scimIntegrationExtensionsToTerraform)(this._extensions.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
      lock_ttl: {
        value: cdktf.stringToHclTerraform(this._lockTtl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      mass_removal_guard: {
        value: scimIntegrationMassRemovalGuardToTerraform(this._massRemovalGuard.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      password_sync: {
        value: cdktf.booleanToHclTerraform(this._passwordSync),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      patch_response: {
        value: cdktf.stringToHclTerraform(this._patchResponse),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      sso_connector: {
        value: cdktf.stringToHclTerraform(this._ssoConnector),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: scimIntegrationTimeoutsToTerraform(this._timeouts.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
      trait_mapping: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._traitMapping),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      unknown_members: {
        value: cdktf.stringToHclTerraform(this._unknownMembers),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      unmatched_groups: {
        value: cdktf.stringToHclTerraform(this._unmatchedGroups),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
