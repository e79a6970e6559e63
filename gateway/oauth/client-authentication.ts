import type { Request } from "express";
import type { Clients } from "../domain/clients";
import type { OAuthClient } from "../domain/model";
import { FixedWindow } from "../http/rate-limit";
import { HttpError } from "../http/surface";
import { type Credentials, parseCredentials } from "./credentials";
import { invalidClient } from "./errors";
import type { Form } from "./form";

const FAILURES_A_MINUTE = 10;
const KEY_LENGTH = 64;

/**
 * Authenticates a client by its secret. Failures are limited by client and address together; a right secret is never
 * refused, so that nobody locks a client out by guessing.
 */
export class ClientAuthentication {
  readonly #failures = new FixedWindow(FAILURES_A_MINUTE, 60);

  constructor(private readonly clients: Clients) {}

  /** @throws HttpError 400 or 401, and 429 after too many failures */
  async authenticate(request: Request, form: Form): Promise<OAuthClient> {
    const candidates = parseCredentials(request.headers.authorization, form);
    const client = await this.verify(candidates, request.ip);
    if (!client) throw invalidClient();
    return client;
  }

  /** The client whose credentials are among these, or null. @throws HttpError 429 after too many failures */
  async verify(candidates: readonly Credentials[], address = ""): Promise<OAuthClient | null> {
    for (const { clientId, secret } of candidates) {
      const client = await this.clients.verifySecret(clientId, secret);
      if (client) return client;
    }
    this.countFailure(candidates[0]?.clientId ?? "", address);
    return null;
  }

  private countFailure(clientId: string, address: string): void {
    // However the id is spelled, it shares one counter.
    const key = JSON.stringify([clientId.trim().toLowerCase().slice(0, KEY_LENGTH), address]);
    const wait = this.#failures.retryAfter(key);
    if (wait > 0) throw tooManyFailures(wait);
    this.#failures.count(key);
  }
}

function tooManyFailures(seconds: number): HttpError {
  const description = "Authentication of this client failed too often from this address; try again later.";
  return new HttpError(429, description, { "Retry-After": String(seconds) }, "invalid_client");
}
