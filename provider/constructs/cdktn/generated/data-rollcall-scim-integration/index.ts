// https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/data-sources/scim_integration
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRollcallScimIntegrationConfig extends cdktn.TerraformMetaArguments {
  /**
  * Name of the integration; `default` is there from the start.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/data-sources/scim_integration#name DataRollcallScimIntegration#name}
  */
  readonly name: string;
}
export interface DataRollcallScimIntegrationDefaultOwners {
}

export function dataRollcallScimIntegrationDefaultOwnersToTerraform(struct?: DataRollcallScimIntegrationDefaultOwners): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRollcallScimIntegrationDefaultOwnersToHclTerraform(struct?: DataRollcallScimIntegrationDefaultOwners): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRollcallScimIntegrationDefaultOwnersOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataRollcallScimIntegrationDefaultOwners | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRollcallScimIntegrationDefaultOwners | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // kind - computed: true, optional: false, required: false
  public get kind() {
    return this.getStringAttribute('kind');
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute('name');
  }
}

export class DataRollcallScimIntegrationDefaultOwnersList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataRollcallScimIntegrationDefaultOwnersOutputReference {
    return new DataRollcallScimIntegrationDefaultOwnersOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataRollcallScimIntegrationExtensionsAttributesSubAttributes {
}

export function dataRollcallScimIntegrationExtensionsAttributesSubAttributesToTerraform(struct?: DataRollcallScimIntegrationExtensionsAttributesSubAttributes): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRollcallScimIntegrationExtensionsAttributesSubAttributesToHclTerraform(struct?: DataRollcallScimIntegrationExtensionsAttributesSubAttributes): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRollcallScimIntegrationExtensionsAttributesSubAttributesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataRollcallScimIntegrationExtensionsAttributesSubAttributes | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRollcallScimIntegrationExtensionsAttributesSubAttributes | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // canonical_values - computed: true, optional: false, required: false
  public get canonicalValues() {
    return cdktn.Fn.tolist(this.getListAttribute('canonical_values'));
  }

  // case_exact - computed: true, optional: false, required: false
  public get caseExact() {
    return this.getBooleanAttribute('case_exact');
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // multi_valued - computed: true, optional: false, required: false
  public get multiValued() {
    return this.getBooleanAttribute('multi_valued');
  }

  // mutability - computed: true, optional: false, required: false
  public get mutability() {
    return this.getStringAttribute('mutability');
  }

  // reference_types - computed: true, optional: false, required: false
  public get referenceTypes() {
    return cdktn.Fn.tolist(this.getListAttribute('reference_types'));
  }

  // required - computed: true, optional: false, required: false
  public get required() {
    return this.getBooleanAttribute('required');
  }

  // returned - computed: true, optional: false, required: false
  public get returned() {
    return this.getStringAttribute('returned');
  }

  // type - computed: true, optional: false, required: false
  public get type() {
    return this.getStringAttribute('type');
  }
}

export class DataRollcallScimIntegrationExtensionsAttributesSubAttributesMap extends cdktn.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute);
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataRollcallScimIntegrationExtensionsAttributesSubAttributesOutputReference {
    return new DataRollcallScimIntegrationExtensionsAttributesSubAttributesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataRollcallScimIntegrationExtensionsAttributes {
}

export function dataRollcallScimIntegrationExtensionsAttributesToTerraform(struct?: DataRollcallScimIntegrationExtensionsAttributes): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRollcallScimIntegrationExtensionsAttributesToHclTerraform(struct?: DataRollcallScimIntegrationExtensionsAttributes): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRollcallScimIntegrationExtensionsAttributesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataRollcallScimIntegrationExtensionsAttributes | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRollcallScimIntegrationExtensionsAttributes | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // canonical_values - computed: true, optional: false, required: false
  public get canonicalValues() {
    return cdktn.Fn.tolist(this.getListAttribute('canonical_values'));
  }

  // case_exact - computed: true, optional: false, required: false
  public get caseExact() {
    return this.getBooleanAttribute('case_exact');
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // multi_valued - computed: true, optional: false, required: false
  public get multiValued() {
    return this.getBooleanAttribute('multi_valued');
  }

  // mutability - computed: true, optional: false, required: false
  public get mutability() {
    return this.getStringAttribute('mutability');
  }

  // reference_types - computed: true, optional: false, required: false
  public get referenceTypes() {
    return cdktn.Fn.tolist(this.getListAttribute('reference_types'));
  }

  // required - computed: true, optional: false, required: false
  public get required() {
    return this.getBooleanAttribute('required');
  }

  // returned - computed: true, optional: false, required: false
  public get returned() {
    return this.getStringAttribute('returned');
  }

  // sub_attributes - computed: true, optional: false, required: false
  private _subAttributes = new DataRollcallScimIntegrationExtensionsAttributesSubAttributesMap(this, "sub_attributes");
  public get subAttributes() {
    return this._subAttributes;
  }

  // type - computed: true, optional: false, required: false
  public get type() {
    return this.getStringAttribute('type');
  }
}

export class DataRollcallScimIntegrationExtensionsAttributesMap extends cdktn.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute);
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataRollcallScimIntegrationExtensionsAttributesOutputReference {
    return new DataRollcallScimIntegrationExtensionsAttributesOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataRollcallScimIntegrationExtensions {
}

export function dataRollcallScimIntegrationExtensionsToTerraform(struct?: DataRollcallScimIntegrationExtensions): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRollcallScimIntegrationExtensionsToHclTerraform(struct?: DataRollcallScimIntegrationExtensions): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRollcallScimIntegrationExtensionsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectKey the key of this item in the map
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectKey: string) {
    super(terraformResource, terraformAttribute, false, complexObjectKey);
  }

  public get internalValue(): DataRollcallScimIntegrationExtensions | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRollcallScimIntegrationExtensions | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // attributes - computed: true, optional: false, required: false
  private _attributes = new DataRollcallScimIntegrationExtensionsAttributesMap(this, "attributes");
  public get attributes() {
    return this._attributes;
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute('name');
  }
}

export class DataRollcallScimIntegrationExtensionsMap extends cdktn.ComplexMap {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute);
  }

  /**
  * @param key the key of the item to return
  */
  public get(key: string): DataRollcallScimIntegrationExtensionsOutputReference {
    return new DataRollcallScimIntegrationExtensionsOutputReference(this.terraformResource, this.terraformAttribute, key);
  }
}
export interface DataRollcallScimIntegrationMassRemovalGuard {
}

export function dataRollcallScimIntegrationMassRemovalGuardToTerraform(struct?: DataRollcallScimIntegrationMassRemovalGuard): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRollcallScimIntegrationMassRemovalGuardToHclTerraform(struct?: DataRollcallScimIntegrationMassRemovalGuard): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRollcallScimIntegrationMassRemovalGuardOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataRollcallScimIntegrationMassRemovalGuard | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRollcallScimIntegrationMassRemovalGuard | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // max_share - computed: true, optional: false, required: false
  public get maxShare() {
    return this.getNumberAttribute('max_share');
  }

  // min_members - computed: true, optional: false, required: false
  public get minMembers() {
    return this.getNumberAttribute('min_members');
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/data-sources/scim_integration rollcall_scim_integration}
*/
export class DataRollcallScimIntegration extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "rollcall_scim_integration";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRollcallScimIntegration resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRollcallScimIntegration to import
  * @param importFromId The id of the existing DataRollcallScimIntegration that should be imported. Refer to the {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/data-sources/scim_integration#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataRollcallScimIntegration to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "rollcall_scim_integration", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/data-sources/scim_integration rollcall_scim_integration} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRollcallScimIntegrationConfig
  */
  public constructor(scope: Construct, id: string, config: DataRollcallScimIntegrationConfig) {
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
    this._name = config.name;
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

  // default_owners - computed: true, optional: false, required: false
  private _defaultOwners = new DataRollcallScimIntegrationDefaultOwnersList(this, "default_owners", true);
  public get defaultOwners() {
    return this._defaultOwners;
  }

  // default_roles - computed: true, optional: false, required: false
  public get defaultRoles() {
    return cdktn.Fn.tolist(this.getListAttribute('default_roles'));
  }

  // description - computed: true, optional: false, required: false
  public get description() {
    return this.getStringAttribute('description');
  }

  // extensions - computed: true, optional: false, required: false
  private _extensions = new DataRollcallScimIntegrationExtensionsMap(this, "extensions");
  public get extensions() {
    return this._extensions;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // list_count - computed: true, optional: false, required: false
  public get listCount() {
    return this.getNumberAttribute('list_count');
  }

  // lock_ttl - computed: true, optional: false, required: false
  public get lockTtl() {
    return this.getStringAttribute('lock_ttl');
  }

  // mass_removal_guard - computed: true, optional: false, required: false
  private _massRemovalGuard = new DataRollcallScimIntegrationMassRemovalGuardOutputReference(this, "mass_removal_guard");
  public get massRemovalGuard() {
    return this._massRemovalGuard;
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

  // password_sync - computed: true, optional: false, required: false
  public get passwordSync() {
    return this.getBooleanAttribute('password_sync');
  }

  // patch_response - computed: true, optional: false, required: false
  public get patchResponse() {
    return this.getStringAttribute('patch_response');
  }

  // revision - computed: true, optional: false, required: false
  public get revision() {
    return this.getNumberAttribute('revision');
  }

  // sso_connector - computed: true, optional: false, required: false
  public get ssoConnector() {
    return this.getStringAttribute('sso_connector');
  }

  // token_url - computed: true, optional: false, required: false
  public get tokenUrl() {
    return this.getStringAttribute('token_url');
  }

  // trait_mapping - computed: true, optional: false, required: false
  private _traitMapping = new cdktn.StringMap(this, "trait_mapping");
  public get traitMapping() {
    return this._traitMapping;
  }

  // unknown_members - computed: true, optional: false, required: false
  public get unknownMembers() {
    return this.getStringAttribute('unknown_members');
  }

  // unmatched_groups - computed: true, optional: false, required: false
  public get unmatchedGroups() {
    return this.getStringAttribute('unmatched_groups');
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
      name: cdktn.stringToTerraform(this._name),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
