// https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface ScimTokenConfig extends cdktn.TerraformMetaArguments {
  /**
  * From then on the token is not honoured: an RFC 3339 time such as `2027-01-31T00:00:00Z`. Never when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#expires_at ScimToken#expires_at}
  */
  readonly expiresAt?: string;
  /**
  * Name of the one integration that the token is for. Defaults to `default`. A change forces a new token.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#integration ScimToken#integration}
  */
  readonly integration?: string;
  /**
  * Who uses the token. 1 to 256 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#name ScimToken#name}
  */
  readonly name: string;
  /**
  * How long operations may take before they are given up.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#timeouts ScimToken#timeouts}
  */
  readonly timeouts?: ScimTokenTimeouts;
  /**
  * Any whole number. A change forces a new token; with `create_before_destroy` the one before is revoked only after that. Not for a token that `token_wo` brings.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#token_version ScimToken#token_version}
  */
  readonly tokenVersion?: number;
  /**
  * The token itself, made elsewhere and best taken from an ephemeral variable or resource: `rollcall_scim_` and 43 or more base64url characters, or 64 or more hexadecimal ones. It is in no plan and in no state. Goes with `token_wo_version`. Needs Terraform 1.11 or later. One is made when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#token_wo ScimToken#token_wo}
  */
  readonly tokenWo?: string;
  /**
  * Any whole number. A change forces a new token, the one that `token_wo` brings then; taking both away has one made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#token_wo_version ScimToken#token_wo_version}
  */
  readonly tokenWoVersion?: number;
}
export interface ScimTokenTimeouts {
  /**
  * How long creating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#create ScimToken#create}
  */
  readonly create?: string;
  /**
  * How long deleting may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#delete ScimToken#delete}
  */
  readonly delete?: string;
  /**
  * How long reading may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#read ScimToken#read}
  */
  readonly read?: string;
  /**
  * How long updating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#update ScimToken#update}
  */
  readonly update?: string;
}

export function scimTokenTimeoutsToTerraform(struct?: ScimTokenTimeouts | cdktn.IResolvable): any {
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


export function scimTokenTimeoutsToHclTerraform(struct?: ScimTokenTimeouts | cdktn.IResolvable): any {
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

export class ScimTokenTimeoutsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): ScimTokenTimeouts | cdktn.IResolvable | undefined {
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

  public set internalValue(value: ScimTokenTimeouts | cdktn.IResolvable | undefined) {
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
* Represents a {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token rollcall_scim_token}
*/
export class ScimToken extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "rollcall_scim_token";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a ScimToken resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ScimToken to import
  * @param importFromId The id of the existing ScimToken that should be imported. Refer to the {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ScimToken to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "rollcall_scim_token", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/scim_token rollcall_scim_token} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ScimTokenConfig
  */
  public constructor(scope: Construct, id: string, config: ScimTokenConfig) {
    super(scope, id, {
      terraformResourceType: 'rollcall_scim_token',
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
    this._expiresAt = config.expiresAt;
    this._integration = config.integration;
    this._name = config.name;
    this._timeouts.internalValue = config.timeouts;
    this._tokenVersion = config.tokenVersion;
    this._tokenWo = config.tokenWo;
    this._tokenWoVersion = config.tokenWoVersion;
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

  // integration - computed: true, optional: true, required: false
  private _integration?: string; 
  public get integration() {
    return this.getStringAttribute('integration');
  }
  public set integration(value: string) {
    this._integration = value;
  }
  public resetIntegration() {
    this._integration = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get integrationInput() {
    return this._integration;
  }

  // last_used_at - computed: true, optional: false, required: false
  public get lastUsedAt() {
    return this.getStringAttribute('last_used_at');
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

  // revision - computed: true, optional: false, required: false
  public get revision() {
    return this.getNumberAttribute('revision');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ScimTokenTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: ScimTokenTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // token - computed: true, optional: false, required: false
  public get token() {
    return this.getStringAttribute('token');
  }

  // token_version - computed: false, optional: true, required: false
  private _tokenVersion?: number; 
  public get tokenVersion() {
    return this.getNumberAttribute('token_version');
  }
  public set tokenVersion(value: number) {
    this._tokenVersion = value;
  }
  public resetTokenVersion() {
    this._tokenVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenVersionInput() {
    return this._tokenVersion;
  }

  // token_wo - computed: false, optional: true, required: false
  private _tokenWo?: string; 
  /**
  * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
  */
  public get tokenWo() {
    return this.getStringAttribute('token_wo');
  }
  public set tokenWo(value: string) {
    this._tokenWo = value;
  }
  public resetTokenWo() {
    this._tokenWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenWoInput() {
    return this._tokenWo;
  }

  // token_wo_version - computed: false, optional: true, required: false
  private _tokenWoVersion?: number; 
  public get tokenWoVersion() {
    return this.getNumberAttribute('token_wo_version');
  }
  public set tokenWoVersion(value: number) {
    this._tokenWoVersion = value;
  }
  public resetTokenWoVersion() {
    this._tokenWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenWoVersionInput() {
    return this._tokenWoVersion;
  }

  // updated_at - computed: true, optional: false, required: false
  public get updatedAt() {
    return this.getStringAttribute('updated_at');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      expires_at: cdktn.stringToTerraform(this._expiresAt),
      integration: cdktn.stringToTerraform(this._integration),
      name: cdktn.stringToTerraform(this._name),
      timeouts: scimTokenTimeoutsToTerraform(this._timeouts.internalValue),
      token_version: cdktn.numberToTerraform(this._tokenVersion),
      token_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._tokenWo)),
      token_wo_version: cdktn.numberToTerraform(this._tokenWoVersion),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      expires_at: {
        value: cdktn.stringToHclTerraform(this._expiresAt),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      integration: {
        value: cdktn.stringToHclTerraform(this._integration),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: scimTokenTimeoutsToTerraform(this._timeouts.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
      token_version: {
        value: cdktn.numberToHclTerraform(this._tokenVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      token_wo: {
        value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._tokenWo)),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      token_wo_version: {
        value: cdktn.numberToHclTerraform(this._tokenWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
