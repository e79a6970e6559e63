// https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface AccessListMemberConfig extends cdktn.TerraformMetaArguments {
  /**
  * Name of the access list, of type `static` or `dynamic`: the members of a `scim` list are its identity provider's. A change forces a new resource.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#access_list AccessListMember#access_list}
  */
  readonly accessList: string;
  /**
  * From then on the member holds nothing, though it stays on the list: an RFC 3339 time such as `2027-01-31T00:00:00Z`, in the future when it is applied. Never when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#expires_at AccessListMember#expires_at}
  */
  readonly expiresAt?: string;
  /**
  * Name of an access list of the same integration. Lists can be nested at most 10 deep, and not in a circle. Either this or `user` is to be given. A change forces a new resource.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#list AccessListMember#list}
  */
  readonly list?: string;
  /**
  * Why it is a member. At most 1024 characters. Defaults to an empty text.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#reason AccessListMember#reason}
  */
  readonly reason?: string;
  /**
  * How long operations may take before they are given up.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#timeouts AccessListMember#timeouts}
  */
  readonly timeouts?: AccessListMemberTimeouts;
  /**
  * The userName, of 1 to 256 characters and compared without case, of a user of the list's integration. A user need not exist yet: it is a member from the moment it comes. Either this or `list` is to be given. A change forces a new resource.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#user AccessListMember#user}
  */
  readonly user?: string;
}
export interface AccessListMemberTimeouts {
  /**
  * How long creating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#create AccessListMember#create}
  */
  readonly create?: string;
  /**
  * How long deleting may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#delete AccessListMember#delete}
  */
  readonly delete?: string;
  /**
  * How long reading may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#read AccessListMember#read}
  */
  readonly read?: string;
  /**
  * How long updating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#update AccessListMember#update}
  */
  readonly update?: string;
}

export function accessListMemberTimeoutsToTerraform(struct?: AccessListMemberTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    create: cdktn.stringToTerraform(struct!.create),
    delete: cdktn.stringToTerraform(struct!.delete),
    read: cdktn.stringToTerraform(struct!.read),
    update: cdktn.stringToTerraform(struct!.update),
  }
}


export function accessListMemberTimeoutsToHclTerraform(struct?: AccessListMemberTimeouts | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    create: {
      value: cdktn.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktn.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    read: {
      value: cdktn.stringToHclTerraform(struct!.read),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktn.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class AccessListMemberTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): AccessListMemberTimeouts | cdktn.IResolvable | undefined {
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

  public set internalValue(value: AccessListMemberTimeouts | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._read = undefined;
      this._update = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
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
* Represents a {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member rollcall_access_list_member}
*/
export class AccessListMember extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "rollcall_access_list_member";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a AccessListMember resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AccessListMember to import
  * @param importFromId The id of the existing AccessListMember that should be imported. Refer to the {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the AccessListMember to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "rollcall_access_list_member", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/access_list_member rollcall_access_list_member} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AccessListMemberConfig
  */
  public constructor(scope: Construct, id: string, config: AccessListMemberConfig) {
    super(scope, id, {
      terraformResourceType: 'rollcall_access_list_member',
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
    this._accessList = config.accessList;
    this._expiresAt = config.expiresAt;
    this._list = config.list;
    this._reason = config.reason;
    this._timeouts.internalValue = config.timeouts;
    this._user = config.user;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_list - computed: false, optional: false, required: true
  private _accessList?: string; 
  public get accessList() {
    return this.getStringAttribute('access_list');
  }
  public set accessList(value: string) {
    this._accessList = value;
  }
  // Temporarily expose input value. Use with caution.
  public get accessListInput() {
    return this._accessList;
  }

  // added_by - computed: true, optional: false, required: false
  public get addedBy() {
    return this.getStringAttribute('added_by');
  }

  // expires_at - computed: false, optional: true, required: false
  private _expiresAt?: string; 
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }
  public set expiresAt(value: string) {
    this._expiresAt = value;
  }
  public resetExpiresAt() {
    this._expiresAt = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get expiresAtInput() {
    return this._expiresAt;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // joined_at - computed: true, optional: false, required: false
  public get joinedAt() {
    return this.getStringAttribute('joined_at');
  }

  // list - computed: false, optional: true, required: false
  private _list?: string; 
  public get list() {
    return this.getStringAttribute('list');
  }
  public set list(value: string) {
    this._list = value;
  }
  public resetList() {
    this._list = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get listInput() {
    return this._list;
  }

  // reason - computed: true, optional: true, required: false
  private _reason?: string; 
  public get reason() {
    return this.getStringAttribute('reason');
  }
  public set reason(value: string) {
    this._reason = value;
  }
  public resetReason() {
    this._reason = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get reasonInput() {
    return this._reason;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new AccessListMemberTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: AccessListMemberTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // user - computed: false, optional: true, required: false
  private _user?: string; 
  public get user() {
    return this.getStringAttribute('user');
  }
  public set user(value: string) {
    this._user = value;
  }
  public resetUser() {
    this._user = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get userInput() {
    return this._user;
  }

  // user_id - computed: true, optional: false, required: false
  public get userId() {
    return this.getStringAttribute('user_id');
  }

  // waiting - computed: true, optional: false, required: false
  public get waiting() {
    return this.getBooleanAttribute('waiting');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      access_list: cdktn.stringToTerraform(this._accessList),
      expires_at: cdktn.stringToTerraform(this._expiresAt),
      list: cdktn.stringToTerraform(this._list),
      reason: cdktn.stringToTerraform(this._reason),
      timeouts: accessListMemberTimeoutsToTerraform(this._timeouts.internalValue),
      user: cdktn.stringToTerraform(this._user),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      access_list: {
        value: cdktn.stringToHclTerraform(this._accessList),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      expires_at: {
        value: cdktn.stringToHclTerraform(this._expiresAt),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      list: {
        value: cdktn.stringToHclTerraform(this._list),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      reason: {
        value: cdktn.stringToHclTerraform(this._reason),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: accessListMemberTimeoutsToTerraform(this._timeouts.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
      user: {
        value: cdktn.stringToHclTerraform(this._user),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
