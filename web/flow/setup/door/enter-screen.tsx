// The door: spends the link printed at the console, and leads into the company or to setting one up.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { enterByLink } from '#api/setup';
import { call } from '../../../lib/call.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { keepToken, takeToken } from './entry-token.ts';
import { OpenFrame } from './open-frame.tsx';

export function EnterScreen() {
  const say = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [isMissing, setMissing] = useState(false);
  // A link may be spent once, and React mounts twice while developing.
  const isSpent = useRef(false);
  useEffect(() => {
    if (isSpent.current) return;
    isSpent.current = true;
    const token = takeToken();
    if (token === undefined) return setMissing(true);
    call(enterByLink, { body: { token } }).then(({ to }) => {
      if (to === 'setup') keepToken(token);
      client.clear();
      return navigate({ to: to === 'setup' ? '/welcome' : '/', replace: true });
    }, setError);
  }, [client, navigate]);
  return (
    <OpenFrame title={say('setup:enter.title')}>
      {isMissing && <p>{say('setup:enter.missing')}</p>}
      {error !== undefined && <Fault error={error} />}
      {error !== undefined && <p className="mg-quiet">{say('setup:enter.again')}</p>}
      {!isMissing && error === undefined && <Waiting label={say('waiting')} />}
    </OpenFrame>
  );
}
