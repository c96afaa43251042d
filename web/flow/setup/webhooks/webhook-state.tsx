// Whether a webhook is told: on, failing for a while, off, or stopped and why.
import type { AnswerOf } from '#api/contract';
import type { listWebhooks } from '#api/registry/webhooks';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Mark } from '../../../ui/mark.tsx';

export type WebhookShown = AnswerOf<typeof listWebhooks>['rows'][number];

export function WebhookState({ webhook }: { webhook: WebhookShown }) {
  const say = useWords();
  const writing = useWriting();
  const { state, stoppedWhy, failingSince } = webhook;
  if (stoppedWhy !== null) return <Mark tone="bad">{say(`setup:webhooks.stopped_${stoppedWhy}`)}</Mark>;
  if (state === 'off') return <Mark tone="quiet">{say('setup:webhooks.off')}</Mark>;
  if (failingSince !== null)
    return <Mark tone="warn">{say('setup:webhooks.failing', { at: writing.instant(failingSince) })}</Mark>;
  return <Mark tone="good">{say('setup:webhooks.on')}</Mark>;
}
