// How a feed and an event of it stand, at a glance.
import type { AnswerOf } from '#api/contract';
import type { listFeedEvents, listFeeds } from '#api/registry/feeds';
import { useWords } from '../../../lib/use-language.ts';
import { Mark } from '../../../ui/mark.tsx';

export type FeedShown = AnswerOf<typeof listFeeds>['rows'][number];
export type EventShown = AnswerOf<typeof listFeedEvents>['rows'][number];

export function FeedState({ feed: { isOn, refused } }: { feed: FeedShown }) {
  const say = useWords();
  if (!isOn) return <Mark tone="quiet">{say('setup:feeds.off')}</Mark>;
  if (refused > 0) return <Mark tone="bad">{say('setup:feeds.some_refused')}</Mark>;
  return <Mark tone="good">{say('setup:feeds.on')}</Mark>;
}

const tones = { arrived: 'accent', waiting: 'warn', taken: 'good', passed: 'quiet', refused: 'bad' } as const;

export function EventState({ state }: Pick<EventShown, 'state'>) {
  const say = useWords();
  return <Mark tone={tones[state]}>{say(`setup:feeds.state_${state}`)}</Mark>;
}
