/** What can go wrong between the provider and the gateway. No message ever holds a secret. */

/** A fault of one field, as problem details say it: `pointer` is a JSON pointer into the body that was sent. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

export interface ApiErrorParts {
  readonly status: number;
  /** The refusal's code, stable across releases; `http-<status>` where the answer held none. */
  readonly code: string;
  readonly detail: string;
  readonly requestId?: string;
  readonly errors?: readonly FieldFault[];
  /** Id of what the idempotency key of the request stands for, where that was another request. */
  readonly made?: string;
}

/** The gateway answered, and said no. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldFault[];
  readonly made: string | undefined;

  constructor(parts: ApiErrorParts) {
    super(parts.detail);
    this.status = parts.status;
    this.code = parts.code;
    this.requestId = parts.requestId;
    this.errors = parts.errors ?? [];
    this.made = parts.made;
  }

  /** The same refusal, told at other fields: all of its faults at one, or each where `move` takes it. */
  at(move: string | ((pointer: string) => string)): ApiError {
    const pointerOf = typeof move === "string" ? () => move : move;
    const errors = this.errors.map((fault) => ({ ...fault, pointer: pointerOf(fault.pointer) }));
    return this.#with(errors);
  }

  /** The same refusal, with a further sentence to it and to each fault. */
  adding(sentence: string): ApiError {
    const complete = (text: string) => `${text.replace(/[^.!?]$/, "$&.")} ${sentence}`;
    const errors = this.errors.map((fault) => ({ ...fault, detail: complete(fault.detail) }));
    return this.#with(errors, complete(this.message));
  }

  #with(errors: readonly FieldFault[], detail = this.message): ApiError {
    const { status, code, requestId, made } = this;
    return new ApiError({ status, code, detail, requestId, errors, made });
  }
}

/**
 * Whether the gateway says that the thing addressed does not exist. Nothing else means it: not a path that it does not
 * serve, and not a 404 of whatever stands in its place.
 */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404 && error.code === "not-found";
}

/** What answered is no gateway, or the gateway does not serve this path: nothing follows about what the gateway holds. */
export class NoGatewayError extends Error {
  override readonly name = "NoGatewayError";

  constructor(
    message: string,
    /** The root below which a gateway was looked for. */
    readonly endpoint: string,
    /** `GET /v1/things`, where a gateway answered that it does not serve this. */
    readonly unserved?: string,
  ) {
    super(message);
  }
}

/** The gateway did not answer, or did not answer in time. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";

  constructor(
    message: string,
    /** Whether trying again can help: no for an unknown host or an untrusted certificate. */
    readonly transient: boolean,
    /** What is most likely wrong, as a question. */
    readonly question = "Is the endpoint right, and is it running?",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The credentials were refused. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";

  constructor(
    message: string,
    /** The argument of the provider block that holds what was refused. */
    readonly argument: "token" | "client_secret",
    /** The error code of the token endpoint (RFC 6749 §5.2). */
    readonly reason?: string,
  ) {
    super(message);
  }
}

/** An argument of the provider block depends on something that is known only after apply. */
export class NotConfiguredError extends Error {
  override readonly name = "NotConfiguredError";

  constructor(readonly argument: string) {
    super(`The provider's ${argument} is known only after apply.`);
  }
}

/** Terraform was interrupted while a request was on its way. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}
