/** An answer in Kore's error envelope, `{"errors":[{"msg","code"}]}` (kore-contract 3). */
export class KoreError extends Error {
  readonly status: number;
  readonly code: number | string | undefined;

  constructor(status: number, message: string, code?: number | string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body(): Record<string, unknown> {
    return { errors: [{ msg: this.message, ...(this.code !== undefined && { code: this.code }) }] };
  }
}

export function invalidCredentials(): KoreError {
  return new KoreError(401, "Invalid SDK credentials", 4002);
}

export function badRequest(message: string): KoreError {
  return new KoreError(400, message, 400);
}
