// A complaint in two minutes: who, what went wrong, in the customer's own words; photos can follow at once on the page it opens.
import { useState } from 'react';
import { useAnswer } from '../../lib/use-answer.ts';
import { DeadLink, PortalFrame, PortalWaiting } from '../frame/portal-frame.tsx';
import { showComplaintForm } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { ComplainForm } from './complain-form.tsx';
import { ComplaintTaken } from './complaint-taken.tsx';
import { DiagnoseFirst } from './diagnose-card.tsx';
import type { Way } from './diagnose-walk.tsx';

export function ComplainPage({ token }: { token: string }) {
  const { say } = usePortalWords();
  const { data: form, error } = useAnswer(showComplaintForm, { params: { token } });
  const [taken, setTaken] = useState<{ number: string; token: string }>();
  const [way, setWay] = useState<Way | null>(null);
  if (!form) {
    if (error === null) return <PortalWaiting />;
    return <DeadLink error={error} />;
  }
  if (taken) return <ComplaintTaken company={form.company} number={taken.number} token={taken.token} />;
  return (
    <PortalFrame company={form.company} title={say('complain.title')}>
      <p>{say('complain.text', { company: form.company })}</p>
      <DiagnoseFirst token={token} onWay={setWay} />
      <ComplainForm form={form} token={token} way={way} onTaken={setTaken} />
    </PortalFrame>
  );
}
