// What was sent in one delivery, set out so that a person can read it.
import { showDelivery } from '#api/registry/webhooks';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Waiting } from '../../../ui/waiting.tsx';

export function DeliveryBody({ deliveryId }: { deliveryId: Id<'whd'> }) {
  const say = useWords();
  const { data, error } = useAnswer(showDelivery, { params: { deliveryId } });
  if (error) return <Fault error={error} />;
  if (!data) return <Waiting label={say('waiting')} />;
  return <pre className="mg-code">{JSON.stringify(JSON.parse(data.body), null, 2)}</pre>;
}
