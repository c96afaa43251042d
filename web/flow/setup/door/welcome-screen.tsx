// The first visit: look around in a company made up for the purpose, or set up one's own.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { lookAround } from '#api/setup';
import { useDeed } from '../../../lib/use-deed.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { forgetToken, keptToken } from './entry-token.ts';
import { FoundCompanyForm } from './found-company-form.tsx';
import { OpenFrame } from './open-frame.tsx';

export function WelcomeScreen() {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isOwn, setOwn] = useState(false);
  const token = keptToken();
  const goInside = () => {
    forgetToken();
    client.clear();
    void navigate({ to: '/', replace: true });
  };
  const look = useDeed(lookAround, goInside);
  if (token === undefined) {
    return (
      <OpenFrame title={say('setup:welcome.title')}>
        <p>{say('setup:enter.missing')}</p>
      </OpenFrame>
    );
  }
  if (isOwn) {
    return (
      <OpenFrame title={say('setup:found.title')} lead={say('setup:found.lead')} wide>
        <FoundCompanyForm token={token} onDone={goInside} onCancel={() => setOwn(false)} />
      </OpenFrame>
    );
  }
  return (
    <OpenFrame title={say('setup:welcome.title')} lead={say('setup:welcome.lead')} wide>
      {look.isError && <Fault error={look.error} />}
      <div className="mg-choices">
        <EmptyState
          title={say('setup:welcome.look')}
          text={say('setup:welcome.look_text')}
          deeds={
            <Button loading={look.isPending} onClick={() => look.mutate({ body: { token, language } })}>
              {say('setup:welcome.look')}
            </Button>
          }
        />
        <EmptyState
          title={say('setup:welcome.own')}
          text={say('setup:welcome.own_text')}
          deeds={
            <Button type="primary" disabled={look.isPending} onClick={() => setOwn(true)}>
              {say('setup:welcome.own')}
            </Button>
          }
        />
      </div>
    </OpenFrame>
  );
}
