// Plays a story against a server: moves its clock, does each deed as the person who does it, and asks what must be true.
import { compareAnswer, type Finding } from './compare.ts';
import { deedNames, findDeed } from './deeds/all-deeds.ts';
import { findQuestion } from './questions/all-questions.ts';
import { repetitionsOf } from './repeat-step.ts';
import { Refused, type Send, type Stage } from './stage.ts';
import { momentOf, type Step, type Story, StoryError } from './story-format.ts';
import { inStoryWords } from './story-words.ts';

export interface Told {
  step: number;
  /** What was done or asked, in the story's words. */
  what: string;
  kept: boolean;
  findings: Finding[];
  /** Why it failed, when there is nothing to compare. */
  reason?: string;
}

/** Plays every step; `tell` hears each outcome as it comes. Throws StoryError when the file itself is wrong. */
export async function playStory(
  story: Story,
  send: Send,
  tell: (told: Told) => void,
): Promise<{ kept: number; failed: number }> {
  const timeZone = story.company['time zone'];
  const start = momentOf(story.steps[0]?.at ?? '2000-01-01', timeZone);
  const { name, country, currency, language, playbooks } = story.company;
  const founded = await send(
    'POST',
    '/story',
    { name, country, timeZone, currency, language, playbooks, at: start.toISOString() },
    undefined,
  );
  if (founded.status !== 201)
    throw new StoryError(inStoryWords('founding', { reason: founded.body?.message ?? founded.status }));
  const secrets = new Map<string, string>([['administrator', founded.body.secret]]);
  const stage = makeStage(send, { currency, timeZone, start });
  let kept = 0;
  let failed = 0;
  const note = (told: Told) => {
    if (told.kept) kept += 1;
    else failed += 1;
    tell(told);
  };
  await moveTo(stage, secrets, start);
  for (const [index, step] of story.steps.entries()) {
    const number = index + 1;
    try {
      if (step.at !== undefined) await moveTo(stage, secrets, momentOf(step.at, timeZone));
      stage.secret = await secretOf(stage, secrets, step.who);
      for (const one of repetitionsOf(step)) if (one.does !== undefined) await playDeed(stage, one, number, note);
      await moveTo(stage, secrets, stage.at);
      stage.secret = await secretOf(stage, secrets, step.who === 'integration' ? 'administrator' : step.who);
      for (const expectation of step.then) await askAll(stage, secrets, expectation, number, note);
    } catch (error) {
      if (error instanceof StoryError) throw new StoryError(inStoryWords('step', { number, what: error.message }));
      throw error;
    }
  }
  return { kept, failed };
}

interface ActingStage extends Stage {
  secret: string | undefined;
}

function makeStage(
  send: Send,
  { currency, timeZone, start }: { currency: string; timeZone: string; start: Date },
): ActingStage {
  const stage: ActingStage = {
    send,
    currency,
    timeZone,
    at: start,
    cast: new Map(),
    secret: undefined,
    async call(method, path, body) {
      const { status, body: answer } = await send(method, path, body, stage.secret);
      if (status >= 400)
        throw new Refused(
          String(answer?.refusal ?? status),
          `${answer?.refusal ?? status}: ${answer?.message ?? ''} ${JSON.stringify(answer?.fields ?? '')}`,
        );
      return answer;
    },
  };
  return stage;
}

/** STORY-1: time goes forward only; the server answers when everything due has been done. */
async function moveTo(stage: ActingStage, secrets: Map<string, string>, at: Date): Promise<void> {
  if (at < stage.at)
    throw new StoryError(inStoryWords('backwards', { from: stage.at.toISOString(), to: at.toISOString() }));
  stage.at = at;
  stage.secret = secrets.get('administrator');
  await stage.call('POST', '/story-clock', { at: at.toISOString() });
}

/** A key for each role the story acts in, made on first use. */
async function secretOf(stage: ActingStage, secrets: Map<string, string>, role: string): Promise<string | undefined> {
  const known = secrets.get(role);
  if (known) return known;
  stage.secret = secrets.get('administrator');
  const made = await stage.call('POST', '/keys', { name: role, roles: [role] });
  secrets.set(role, made.secret);
  return made.secret;
}

async function playDeed(stage: Stage, step: Step, number: number, note: (told: Told) => void): Promise<void> {
  const deed = findDeed(step.does ?? '');
  if (!deed) throw new StoryError(inStoryWords('noDeed', { name: step.does ?? '', deeds: deedNames.join(', ') }));
  const known = [...deed.required, ...deed.optional];
  const missing = deed.required.filter((field) => step.with[field] === undefined);
  const unknown = Object.keys(step.with).filter((field) => !known.includes(field));
  if (missing.length > 0)
    throw new StoryError(inStoryWords('deedNeeds', { name: deed.does, fields: missing.join(', ') }));
  if (unknown.length > 0)
    throw new StoryError(
      inStoryWords('deedTakes', { name: deed.does, known: known.join(', '), unknown: unknown.join(', ') }),
    );
  const what = `${inStoryWords('does', { who: step.who, deed: deed.does })}${step.as ? ` (${step.as})` : ''}`;
  try {
    const id = await deed.play(stage, step.with);
    if (step.as !== undefined && id !== undefined) stage.cast.set(step.as, id);
    const kept = step.refused === undefined;
    note({
      step: number,
      what,
      kept,
      findings: [],
      ...(kept ? {} : { reason: inStoryWords('expectedRefusal', { refusal: step.refused ?? '' }) }),
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const kept = step.refused === error.code;
    note({
      step: number,
      what,
      kept,
      findings: [],
      ...(kept ? {} : { reason: inStoryWords('refused', { reason: error.message }) }),
    });
  }
}

async function askAll(
  stage: ActingStage,
  secrets: Map<string, string>,
  expectation: Record<string, unknown>,
  number: number,
  note: (told: Told) => void,
): Promise<void> {
  for (const [line, expected] of Object.entries(expectation)) {
    const asked = findQuestion(line);
    if (!asked) throw new StoryError(inStoryWords('noQuestion', { name: line }));
    const own = stage.secret;
    try {
      const answer = await asked.question.answer(stage, asked.subject).catch((error: unknown) => {
        // STORY-5: what the step's role may not see is looked at by the administrator.
        if (!(error instanceof Refused) || error.code !== 'permission.missing') throw error;
        stage.secret = secrets.get('administrator');
        return asked.question.answer(stage, asked.subject);
      });
      const findings = compareAnswer(expected, answer, line);
      note({ step: number, what: line, kept: findings.every((finding) => finding.kept), findings });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      note({
        step: number,
        what: line,
        kept: false,
        findings: [],
        reason: inStoryWords('refused', { reason: error.message }),
      });
    } finally {
      stage.secret = own;
    }
  }
}
