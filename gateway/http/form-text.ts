/** Reads a form, `application/x-www-form-urlencoded`. */
import { Arriving } from "./arriving";
import { FORM_PARAMETERS } from "./limits";
import { HttpError } from "./surface";

export class FormText {
  readonly #text: Arriving;

  /** @param expected how many bytes are announced */
  constructor(expected: number) {
    this.#text = new Arriving(expected);
  }

  add(chunk: Buffer): void {
    this.#text.add(chunk);
  }

  /** The parameters, in which a repeated one still shows. @throws HttpError 400 for more than any request needs */
  value(): URLSearchParams {
    const text = this.#text.arrived.toString("utf8");
    if (text.split("&", FORM_PARAMETERS + 1).length > FORM_PARAMETERS) {
      throw new HttpError(
        400,
        `A form may have ${FORM_PARAMETERS} parameters at most.`,
        {},
        "invalid_request",
      );
    }
    return new URLSearchParams(text);
  }
}
