// What a call throws when the server said no, or did not answer. A refusal carries words the reader can act on.

export interface FieldFault {
  /** Where: `body.administrator.email`. */
  path: string;
  /** What is wrong, already in the reader's language. */
  reason: string;
}

/** The server refused: `code` from api/refusals.ts, `message` in the reader's language, `fields` for wrong input. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly code: string;
  readonly status: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldFault[];
  constructor(status: number, answer: RefusalAnswer) {
    super(answer.message);
    this.status = status;
    this.code = answer.refusal;
    this.facts = answer.facts ?? {};
    this.fields = answer.fields ?? [];
  }
}

/** No answer came: the network or the server is away. Nothing is known about what happened, so the same key is sent again. */
export class AwayError extends Error {
  override name = 'AwayError';
}

interface RefusalAnswer {
  refusal: string;
  message: string;
  facts?: Record<string, unknown>;
  fields?: FieldFault[];
}

/** Reads a body as a refusal; undefined when it is none (a proxy's page, an empty body). */
export function asRefusal(body: unknown): RefusalAnswer | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { refusal, message } = body as Partial<RefusalAnswer>;
  return typeof refusal === 'string' && typeof message === 'string' ? (body as RefusalAnswer) : undefined;
}

/** Weather passes: worth the same request again. A refusal does not change by asking twice. */
export function isWeather(error: unknown): boolean {
  return (
    error instanceof AwayError ||
    (error instanceof RefusedError && (error.status === 503 || error.code === 'key.running'))
  );
}
