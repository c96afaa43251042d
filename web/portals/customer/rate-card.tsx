// How it was handled, told once after the end: one to five, and words if there are any.
import { useState } from 'react';
import { useDeed } from '../../lib/use-deed.ts';
import { Choices, Labelled } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { rateCase } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';

const stars = ['5', '4', '3', '2', '1'] as const;

export function RateCard({ token }: { token: string }) {
  const { say } = usePortalWords();
  const [chosen, setChosen] = useState<(typeof stars)[number]>();
  const [text, setText] = useState('');
  const rate = useDeed(rateCase);
  return (
    <section className="pt-card pt-card-wanted">
      <h2>{say('rate.title')}</h2>
      <form
        className="pt-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) rate.mutate({ params: { token }, body: { stars: Number(chosen), text } });
        }}
      >
        <Choices
          label={say('rate.ask')}
          name="stars"
          value={chosen}
          choices={stars.map((value) => ({ value, text: say(`rate.${value}`), detail: '★'.repeat(Number(value)) }))}
          onChoose={setChosen}
        />
        <Labelled label={say('rate.words')}>
          {(marks) => (
            <textarea
              {...marks}
              className="pt-control"
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
        <Trouble error={rate.error} />
        <Press kind="main" sends isBusy={rate.isPending} isOff={chosen === undefined}>
          {say('rate.send')}
        </Press>
      </form>
    </section>
  );
}
