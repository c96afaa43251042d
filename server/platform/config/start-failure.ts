// The one error that means "this installation cannot start or cannot do what was asked, and here is what to do".
// It carries one whole sentence for the person at the console: no stack is ever printed for it.

export type StartFailureReason =
  | 'config.bad_value'
  | 'home.unwritable'
  | 'home.in_use'
  | 'home.disk_full'
  | 'port.taken'
  | 'port.forbidden'
  | 'database.no_binaries'
  | 'database.cannot_run'
  | 'database.too_old'
  | 'database.unreachable'
  | 'database.refused_sign_in'
  | 'database.missing'
  | 'database.damaged'
  | 'backup.unfit';

export class StartFailure extends Error {
  readonly reason: StartFailureReason;

  constructor(reason: StartFailureReason, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'StartFailure';
    this.reason = reason;
  }
}
