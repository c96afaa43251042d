// A rule by its number and article, leading to where it stands: a law pack, or a row of a policy table.
import { Link } from '@tanstack/react-router';
import { listLawPacks, listPolicyTables } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';

export function RuleLink({ ruleId, citation }: { ruleId: string; citation: string }) {
  const packs = useAnswer(listLawPacks, {});
  const tables = useAnswer(listPolicyTables, {});
  const pack = packs.data?.rows.find((one) => one.ruleIds.includes(ruleId));
  const [code = '', row = ''] = ruleId.split('.');
  const table = tables.data?.rows.find((one) => one.code === code);
  if (pack) {
    return (
      <Link to={`/law-packs/${pack.packId}`} search={{ rule: ruleId } as never} className="mg-rule">
        {citation} [{ruleId}]
      </Link>
    );
  }
  if (table) {
    return (
      <Link to={`/policy-tables/${code}`} search={{ row } as never} className="mg-rule">
        {citation}
      </Link>
    );
  }
  return (
    <span className="mg-rule">
      {citation} [{ruleId}]
    </span>
  );
}
