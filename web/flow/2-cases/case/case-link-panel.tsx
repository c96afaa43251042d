// The link to the customer's own page: made, shown once, renewed, ended.
import { Button } from 'antd';
import { useState } from 'react';
import { makeLink, revokeLink } from '#api/flow/2-cases.links';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { linkAddress } from '../../../portals/portal-address.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import type { CaseShown } from './use-case-after.ts';

export function CaseLinkPanel({ shown: { caseId, hasCustomerLink, may } }: { shown: CaseShown }) {
  const say = useWords();
  const writing = useWriting();
  const [made, setMade] = useState<{ token: string; endsAt: string }>();
  const make = useDeed(makeLink, setMade);
  const revoke = useDeed(revokeLink, () => setMade(undefined));
  const params = { caseId };
  return (
    <section className="mg-panel">
      <h2>{say('cases:link.title')}</h2>
      {made?.token ? (
        <OneTimeSecret
          label={say('cases:link.title')}
          secret={linkAddress('customer', made.token)}
          hint={say('cases:link.text', { at: writing.instant(made.endsAt) })}
        />
      ) : (
        <p className="mg-quiet">{say(hasCustomerLink ? 'cases:link.there' : 'cases:link.none')}</p>
      )}
      {make.isError && <Fault error={make.error} />}
      {may.includes('make_link') && (
        <div className="mg-row">
          <Button size="small" loading={make.isPending} onClick={() => make.mutate({ params, body: {} })}>
            {say(hasCustomerLink ? 'cases:link.renew' : 'cases:link.make')}
          </Button>
          {hasCustomerLink && (
            <Confirm
              deed={say('cases:link.revoke')}
              title={say('cases:link.revoke_title')}
              text={say('cases:link.revoke_text')}
              onDo={() => revoke.mutateAsync({ params })}
            />
          )}
        </div>
      )}
    </section>
  );
}
