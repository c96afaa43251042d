// What `doctor` finds: one line each, and for what is not good the way to mend it.
import { type CommandText, inWords } from '../in-words.ts';
import type { doctorEn } from '../texts/doctor-en.ts';

type DoctorText = keyof typeof doctorEn;
type Mendable = DoctorText extends infer Text ? (Text extends `${infer Found}.mend` ? Found : never) : never;
export type Subject = DoctorText extends infer Text ? (Text extends `subject.${infer Name}` ? Name : never) : never;
type Facts = Readonly<Record<string, string | number>>;

export type Finding = {
  readonly subject: Subject;
  readonly state: 'good' | 'warning' | 'bad';
  /** Short and stable, for scripts: `homeOpen`, `backupOld`; a setting or a database that refuses has the refusal's own. */
  readonly code: string;
  readonly found: string;
  /** What to do; there whenever the state is not good. */
  readonly mend?: string;
};

export const good = (subject: Subject, code: DoctorText, facts: Facts = {}): Finding => ({
  subject,
  state: 'good',
  code,
  found: inWords(code, facts),
});

/** The way to mend it stands in the texts under `<code>.mend`. */
export const warning = (subject: Subject, code: Mendable, facts: Facts = {}): Finding => ({
  ...mendable(code, facts),
  subject,
  state: 'warning',
});

export const bad = (subject: Subject, code: Mendable, facts: Facts = {}): Finding => ({
  ...mendable(code, facts),
  subject,
  state: 'bad',
});

function mendable(code: Mendable, facts: Facts) {
  return { code, found: inWords(code as CommandText, facts), mend: inWords(`${code}.mend` as CommandText, facts) };
}

/** A sentence of a start that failed: what is wrong, a colon, what to do. */
export function refused(subject: Subject, code: string, sentence: string): Finding {
  const [found = '', mend = ''] = sentence.split(/(?:: |：)(.*)/s);
  return { subject, state: 'bad', code, found, mend };
}
