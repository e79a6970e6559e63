// https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface ScimIntegrationConfig extends cdktf.TerraformMetaArguments {
  /**
  * Owners of the lists that `create` makes. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#default_owners ScimIntegration#default_owners}
  */
  readonly defaultOwners?: ScimIntegrationDefaultOwners[] | cdktf.IResolvable;
  /**
  * Roles that every user of the integration holds. Defaults to none.
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
  * After how long a lock made by deprovisioning ends: a duration such as `720h` or `30d`. Never when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_integration#lock_ttl ScimIntegration#lock_ttl}
  */
  readonly lockTtl?: string;
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
  * Where a user's traits come from: the path of a SCIM attribute, such as `department` in the enterprise extension, by the trait's name. Defaults to none.
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
  * Why this owner. Defaults to an empty text.
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
  * A userName, or the name of an access list. A user need not exist yet.
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
    this._lockTtl = config.lockTtl;
    this._name = config.name;
    this._passwordSync = config.passwordSync;
    this._patchResponse = config.patchResponse;
    this._ssoConnector = config.ssoConnector;
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
      lock_ttl: cdktf.stringToTerraform(this._lockTtl),
      name: cdktf.stringToTerraform(this._name),
      password_sync: cdktf.booleanToTerraform(this._passwordSync),
      patch_response: cdktf.stringToTerraform(this._patchResponse),
      sso_connector: cdktf.stringToTerraform(this._ssoConnector),
      trait_mapping: cdktf.hashMapper(cdktf.stringToTerraform)(this._traitMapping),
      unknown_members: cdktf.stringToTerraform(this._unknownMembers),
      unmatched_groups: cdktf.stringToTerraform(this._unmatchedGroups),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      default_owners: {
        value: cdktf.listMapperHcl(scimIntegrationDefaultOwnersToHclTerraform, false)(this._defaultOwners.internalValue),
        isBlock: true,
        type: "set",
        storageClassType: "ScimIntegrationDefaultOwnersList",
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
      lock_ttl: {
        value: cdktf.stringToHclTerraform(this._lockTtl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
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
