// https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface OauthClientConfig extends cdktf.TerraformMetaArguments {
  /**
  * Whether a client with the scope `scim` may send its id and secret to its SCIM base URL as HTTP Basic, in place of an access token. Defaults to `false`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#basic_auth OauthClient#basic_auth}
  */
  readonly basicAuth?: boolean | cdktf.IResolvable;
  /**
  * The client's secret, made elsewhere and best taken from an ephemeral variable or resource: 43 or more base64url characters, or 64 or more hexadecimal ones. It is in no plan and in no state. Goes with `client_secret_wo_version`. Needs Terraform 1.11 or later. One is made when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#client_secret_wo OauthClient#client_secret_wo}
  */
  readonly clientSecretWo?: string;
  /**
  * Any whole number. A change gives the client the secret that `client_secret_wo` brings then; taking both away has one made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#client_secret_wo_version OauthClient#client_secret_wo_version}
  */
  readonly clientSecretWoVersion?: number;
  /**
  * From then on the client gets no tokens: an RFC 3339 time such as `2027-01-31T00:00:00Z`. Never when left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#expires_at OauthClient#expires_at}
  */
  readonly expiresAt?: string;
  /**
  * Name of the one integration to which the client is bound: the one that `scim` writes to, or about whose users `access:read` asks. Defaults to `default` for a client with the scope `scim` and to none for others. A change forces a new client, with a new secret.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#integration OauthClient#integration}
  */
  readonly integration?: string;
  /**
  * Who uses the client. 1 to 256 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#name OauthClient#name}
  */
  readonly name: string;
  /**
  * How long the secret before stays alive when the client gets a new one: a duration such as `24h`; `0s` ends it at once. The gateway's default is `24h`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#previous_secret_ttl OauthClient#previous_secret_ttl}
  */
  readonly previousSecretTtl?: string;
  /**
  * Texts of any meaning, such as the id of a `time_rotating`. A change of any has a new secret made for the client. Not for a secret that `client_secret_wo` brings. Defaults to none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#rotate_when_changed OauthClient#rotate_when_changed}
  */
  readonly rotateWhenChanged?: { [key: string]: string };
  /**
  * What the client may do: `scim` push users and groups, `access:read` ask what users may do, `manage:read` and `manage` the management API; `scim` does not go together with the last two. At least one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#scopes OauthClient#scopes}
  */
  readonly scopes: string[];
  /**
  * Any whole number. A change has a new secret made for the client. Not for a secret that `client_secret_wo` brings.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#secret_version OauthClient#secret_version}
  */
  readonly secretVersion?: number;
  /**
  * How long operations may take before they are given up.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#timeouts OauthClient#timeouts}
  */
  readonly timeouts?: OauthClientTimeouts;
}
export interface OauthClientSecrets {
}

export function oauthClientSecretsToTerraform(struct?: OauthClientSecrets): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function oauthClientSecretsToHclTerraform(struct?: OauthClientSecrets): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class OauthClientSecretsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): OauthClientSecrets | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: OauthClientSecrets | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // expires_at - computed: true, optional: false, required: false
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // last_used_at - computed: true, optional: false, required: false
  public get lastUsedAt() {
    return this.getStringAttribute('last_used_at');
  }
}

export class OauthClientSecretsList extends cdktf.ComplexList {

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
  public get(index: number): OauthClientSecretsOutputReference {
    return new OauthClientSecretsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface OauthClientTimeouts {
  /**
  * How long creating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#create OauthClient#create}
  */
  readonly create?: string;
  /**
  * How long deleting may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#delete OauthClient#delete}
  */
  readonly delete?: string;
  /**
  * How long reading may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#read OauthClient#read}
  */
  readonly read?: string;
  /**
  * How long updating may take, such as `90s` or `1h30m`. Defaults to `20m`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#update OauthClient#update}
  */
  readonly update?: string;
}

export function oauthClientTimeoutsToTerraform(struct?: OauthClientTimeouts | cdktf.IResolvable): any {
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


export function oauthClientTimeoutsToHclTerraform(struct?: OauthClientTimeouts | cdktf.IResolvable): any {
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

export class OauthClientTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): OauthClientTimeouts | cdktf.IResolvable | undefined {
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

  public set internalValue(value: OauthClientTimeouts | cdktf.IResolvable | undefined) {
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
* Represents a {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client rollcall_oauth_client}
*/
export class OauthClient extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "rollcall_oauth_client";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a OauthClient resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the OauthClient to import
  * @param importFromId The id of the existing OauthClient that should be imported. Refer to the {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the OauthClient to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "rollcall_oauth_client", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/rollcall/rollcall/0.1.0/docs/resources/oauth_client rollcall_oauth_client} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options OauthClientConfig
  */
  public constructor(scope: Construct, id: string, config: OauthClientConfig) {
    super(scope, id, {
      terraformResourceType: 'rollcall_oauth_client',
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
    this._basicAuth = config.basicAuth;
    this._clientSecretWo = config.clientSecretWo;
    this._clientSecretWoVersion = config.clientSecretWoVersion;
    this._expiresAt = config.expiresAt;
    this._integration = config.integration;
    this._name = config.name;
    this._previousSecretTtl = config.previousSecretTtl;
    this._rotateWhenChanged = config.rotateWhenChanged;
    this._scopes = config.scopes;
    this._secretVersion = config.secretVersion;
    this._timeouts.internalValue = config.timeouts;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // base_url - computed: true, optional: false, required: false
  public get baseUrl() {
    return this.getStringAttribute('base_url');
  }

  // basic_auth - computed: true, optional: true, required: false
  private _basicAuth?: boolean | cdktf.IResolvable; 
  public get basicAuth() {
    return this.getBooleanAttribute('basic_auth');
  }
  public set basicAuth(value: boolean | cdktf.IResolvable) {
    this._basicAuth = value;
  }
  public resetBasicAuth() {
    this._basicAuth = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get basicAuthInput() {
    return this._basicAuth;
  }

  // client_id - computed: true, optional: false, required: false
  public get clientId() {
    return this.getStringAttribute('client_id');
  }

  // client_secret - computed: true, optional: false, required: false
  public get clientSecret() {
    return this.getStringAttribute('client_secret');
  }

  // client_secret_wo - computed: false, optional: true, required: false
  private _clientSecretWo?: string; 
  public get clientSecretWo() {
    return this.getStringAttribute('client_secret_wo');
  }
  public set clientSecretWo(value: string) {
    this._clientSecretWo = value;
  }
  public resetClientSecretWo() {
    this._clientSecretWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientSecretWoInput() {
    return this._clientSecretWo;
  }

  // client_secret_wo_version - computed: false, optional: true, required: false
  private _clientSecretWoVersion?: number; 
  public get clientSecretWoVersion() {
    return this.getNumberAttribute('client_secret_wo_version');
  }
  public set clientSecretWoVersion(value: number) {
    this._clientSecretWoVersion = value;
  }
  public resetClientSecretWoVersion() {
    this._clientSecretWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientSecretWoVersionInput() {
    return this._clientSecretWoVersion;
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

  // previous_secret_ttl - computed: false, optional: true, required: false
  private _previousSecretTtl?: string; 
  public get previousSecretTtl() {
    return this.getStringAttribute('previous_secret_ttl');
  }
  public set previousSecretTtl(value: string) {
    this._previousSecretTtl = value;
  }
  public resetPreviousSecretTtl() {
    this._previousSecretTtl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get previousSecretTtlInput() {
    return this._previousSecretTtl;
  }

  // revision - computed: true, optional: false, required: false
  public get revision() {
    return this.getNumberAttribute('revision');
  }

  // rotate_when_changed - computed: true, optional: true, required: false
  private _rotateWhenChanged?: { [key: string]: string }; 
  public get rotateWhenChanged() {
    return this.getStringMapAttribute('rotate_when_changed');
  }
  public set rotateWhenChanged(value: { [key: string]: string }) {
    this._rotateWhenChanged = value;
  }
  public resetRotateWhenChanged() {
    this._rotateWhenChanged = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get rotateWhenChangedInput() {
    return this._rotateWhenChanged;
  }

  // scopes - computed: false, optional: false, required: true
  private _scopes?: string[]; 
  public get scopes() {
    return cdktf.Fn.tolist(this.getListAttribute('scopes'));
  }
  public set scopes(value: string[]) {
    this._scopes = value;
  }
  // Temporarily expose input value. Use with caution.
  public get scopesInput() {
    return this._scopes;
  }

  // secret_version - computed: false, optional: true, required: false
  private _secretVersion?: number; 
  public get secretVersion() {
    return this.getNumberAttribute('secret_version');
  }
  public set secretVersion(value: number) {
    this._secretVersion = value;
  }
  public resetSecretVersion() {
    this._secretVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretVersionInput() {
    return this._secretVersion;
  }

  // secrets - computed: true, optional: false, required: false
  private _secrets = new OauthClientSecretsList(this, "secrets", false);
  public get secrets() {
    return this._secrets;
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new OauthClientTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: OauthClientTimeouts) {
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

  // updated_at - computed: true, optional: false, required: false
  public get updatedAt() {
    return this.getStringAttribute('updated_at');
  }

  // =========
  // SYNTHESIS
  // =========

  protected override synthesizeAttributes(): { [name: string]: any } {
    return {
      basic_auth: cdktf.booleanToTerraform(this._basicAuth),
      client_secret_wo: cdktf.stringToTerraform(this._clientSecretWo),
      client_secret_wo_version: cdktf.numberToTerraform(this._clientSecretWoVersion),
      expires_at: cdktf.stringToTerraform(this._expiresAt),
      integration: cdktf.stringToTerraform(this._integration),
      name: cdktf.stringToTerraform(this._name),
      previous_secret_ttl: cdktf.stringToTerraform(this._previousSecretTtl),
      rotate_when_changed: cdktf.hashMapper(cdktf.stringToTerraform)(this._rotateWhenChanged),
      scopes: cdktf.listMapper(cdktf.stringToTerraform, false)(this._scopes),
      secret_version: cdktf.numberToTerraform(this._secretVersion),
      timeouts: oauthClientTimeoutsToTerraform(this._timeouts.internalValue),
    };
  }

  protected override synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      basic_auth: {
        value: cdktf.booleanToHclTerraform(this._basicAuth),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      client_secret_wo: {
        value: cdktf.stringToHclTerraform(this._clientSecretWo),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_secret_wo_version: {
        value: cdktf.numberToHclTerraform(this._clientSecretWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      expires_at: {
        value: cdktf.stringToHclTerraform(this._expiresAt),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      integration: {
        value: cdktf.stringToHclTerraform(this._integration),
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
      previous_secret_ttl: {
        value: cdktf.stringToHclTerraform(this._previousSecretTtl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      rotate_when_changed: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._rotateWhenChanged),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      scopes: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._scopes),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      secret_version: {
        value: cdktf.numberToHclTerraform(this._secretVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      timeouts: {
        value: oauthClientTimeoutsToTerraform(this._timeouts.internalValue),
        isBlock: false,
        type: "any",
        storageClassType: "any",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
