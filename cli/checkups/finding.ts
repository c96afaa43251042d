// What `doctor` finds: one line each, and for what is not good the way to mend it.

export type Finding = {
  readonly subject: string;
  readonly state: 'good' | 'warning' | 'bad';
  readonly found: string;
  /** What to do; there whenever the state is not good. */
  readonly mend?: string;
};

export const good = (subject: string, found: string): Finding => ({ subject, state: 'good', found });
export const warning = (subject: string, found: string, mend: string): Finding => ({
  subject,
  state: 'warning',
  found,
  mend,
});
export const bad = (subject: string, found: string, mend: string): Finding => ({ subject, state: 'bad', found, mend });
