// An event as the shop sent it, set out so that a person can read it.
import { showFeedEvent } from '#api/registry/feeds';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Waiting } from '../../../ui/waiting.tsx';

export function EventBody({ eventId }: { eventId: Id<'fev'> }) {
  const say = useWords();
  const { data, error } = useAnswer(showFeedEvent, { params: { eventId } });
  if (error) return <Fault error={error} />;
  if (!data) return <Waiting label={say('waiting')} />;
  return <pre className="mg-code">{JSON.stringify(JSON.parse(data.body), null, 2)}</pre>;
}
