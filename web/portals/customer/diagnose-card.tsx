// Finding the cause oneself: on the customer's page the way goes to the case, on the complaint form it goes with the complaint.
import { useState } from 'react';
import { useAnswer } from '../../lib/use-answer.ts';
import { useDeed } from '../../lib/use-deed.ts';
import { Press } from '../frame/press.tsx';
import { Trouble } from '../frame/trouble.tsx';
import { complaintTrees, customerTrees, customerWalks } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { DiagnoseWalk, type Way } from './diagnose-walk.tsx';

export function DiagnoseCard({ token }: { token: string }) {
  const { say } = usePortalWords();
  const { data } = useAnswer(customerTrees, { params: { token } });
  const [way, setWay] = useState<Way | null>(null);
  const [isEnd, setEnd] = useState(false);
  const send = useDeed(customerWalks);
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="pt-card">
      <details>
        <summary>
          <strong>{say('diagnose.title')}</strong>
        </summary>
        <p className="pt-quiet">{say('diagnose.text')}</p>
        <DiagnoseWalk
          trees={data.rows}
          onWay={(next, ended) => {
            setWay(next);
            setEnd(ended);
            send.reset();
          }}
        />
        <Trouble error={send.error} />
        {send.isSuccess && <p role="status">{say('diagnose.sent')}</p>}
        {way && isEnd && !send.isSuccess && (
          <Press kind="main" isBusy={send.isPending} onPress={() => send.mutate({ params: { token }, body: way })}>
            {say('diagnose.send')}
          </Press>
        )}
      </details>
    </section>
  );
}

export function DiagnoseFirst({ token, onWay }: { token: string; onWay: (way: Way | null) => void }) {
  const { say } = usePortalWords();
  const { data } = useAnswer(complaintTrees, { params: { token } });
  const [isEnd, setEnd] = useState(false);
  if (!data || data.rows.length === 0) return null;
  return (
    <section className="pt-card">
      <details>
        <summary>
          <strong>{say('diagnose.title')}</strong>
        </summary>
        <p className="pt-quiet">{say('diagnose.text')}</p>
        <DiagnoseWalk
          trees={data.rows}
          onWay={(way, ended) => {
            setEnd(ended);
            onWay(way);
          }}
        />
        {isEnd && <p role="status">{say('diagnose.kept')}</p>}
      </details>
    </section>
  );
}
