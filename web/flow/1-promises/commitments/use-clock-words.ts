// The clock of a commitment in words: "within 30 days of delivery", "a right for one month from delivery", "by the agreed date".
import type { PromiseClock } from '#api/flow/1-promises';
import { useLanguage, useWords } from '../../../lib/use-language.ts';

export function useClockWords(): (clock: PromiseClock) => string {
  const say = useWords();
  const language = useLanguage();
  return (clock) => {
    switch (clock.kind) {
      case 'agreed_date': {
        const kinds = clock.obligations.map((kind) => say(`words:obligation.${kind}`));
        return say('promises:clock.agreed_date', { kinds: new Intl.ListFormat(language).format(kinds) });
      }
      case 'within':
        return say('promises:clock.within', {
          length: say(`promises:length.${clock.unit}`, { count: clock.length }),
          start: say(`words:clock_start.${clock.start}`),
          duty: say(`words:obligation.${clock.duty}`),
        });
      case 'right':
        return say('promises:clock.right', {
          length: say(`promises:length.${clock.unit}`, { count: clock.length }),
          start: say(`words:clock_start.${clock.start}`),
        });
      case 'standing':
        return say('words:clock.standing');
    }
  };
}
