// The same e-mail address may belong to several companies; the password was right, so they may be named.
import { Button } from 'antd';
import { signIn } from '#api/setup';
import type { Given } from '../../../lib/address-of.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { Fault } from '../../../ui/fault.tsx';

type Body = Given<typeof signIn>['body'];

export interface ChooseCompanyProps {
  credentials: Body;
  companies: readonly { companyId: string; name: string }[];
  onDone: () => void;
}

export function ChooseCompany({ credentials, companies, onDone }: ChooseCompanyProps) {
  const enter = useDeed(signIn, onDone);
  return (
    <div className="mg-stack">
      {enter.isError && <Fault error={enter.error} />}
      {companies.map((company) => (
        <Button
          key={company.companyId}
          block
          disabled={enter.isPending}
          onClick={() => enter.mutate({ body: { ...credentials, companyId: company.companyId as Body['companyId'] } })}
        >
          {company.name}
        </Button>
      ))}
    </div>
  );
}
