// When a rule holds, by the day of the contract, of the event and of deciding.
import type { LawRuleShown } from '#api/flow/3-decisions.routes';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';

type Validity = LawRuleShown['validity'];

export function useValidityWords(): (validity: Validity) => string {
  const say = useWords();
  const writing = useWriting();
  const spanWords = (span: NonNullable<Validity['contract']>): string => {
    const from = span.from === null ? '' : writing.day(span.from);
    const until = span.until === null ? '' : writing.day(span.until);
    if (from && until) return say('decisions:law.between', { from, until });
    return from ? say('decisions:law.from', { day: from }) : say('decisions:law.until', { day: until });
  };
  return (validity) => {
    const axes = (['contract', 'event', 'decision'] as const).flatMap((axis) => {
      const span = validity[axis];
      return span ? [say(`decisions:law.validity.${axis}`, { span: spanWords(span) })] : [];
    });
    return [...axes, ...(validity.dayUnverified ? [say('decisions:law.day_unverified')] : [])].join(' · ');
  };
}
