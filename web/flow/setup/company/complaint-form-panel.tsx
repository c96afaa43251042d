// The company's complaint form: its link is made here, shown once, and printed or put on the company's own site; a new one ends the old.
import { Button } from 'antd';
import { useState } from 'react';
import { makeComplaintLink, showSettings } from '#api/flow/2-cases.links';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { linkAddress } from '../../../portals/portal-address.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';

export function ComplaintFormPanel() {
  const say = useWords();
  const readAgain = useReadAgain();
  const { data: settings, error } = useAnswer(showSettings, {});
  const [token, setToken] = useState<string>();
  const make = useDeed(makeComplaintLink, (answer) => {
    setToken(answer.token);
    readAgain('case_settings');
  });
  return (
    <section className="mg-panel">
      <h2>{say('setup:complaint.title')}</h2>
      <p className="mg-quiet">{say('setup:complaint.text')}</p>
      {error && <Fault error={error} />}
      {make.isError && <Fault error={make.error} />}
      {token && (
        <OneTimeSecret
          label={say('setup:complaint.title')}
          secret={linkAddress('complaint', token)}
          hint={say('setup:complaint.once')}
        />
      )}
      <div className="mg-row">
        {settings?.hasComplaintLink ? (
          <Confirm
            deed={say('setup:complaint.renew')}
            title={say('setup:complaint.renew')}
            text={say('setup:complaint.renew_text')}
            onDo={() => make.mutateAsync({ body: {} })}
          />
        ) : (
          <Button loading={make.isPending} onClick={() => make.mutate({ body: {} })}>
            {say('setup:complaint.make')}
          </Button>
        )}
      </div>
    </section>
  );
}
