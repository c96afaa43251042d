// The running totals of an incident: customers, found by us, losses, decided, paid, and what the merchant's deposit covers.
import { showMerchantAccount } from '#api/flow/5-recovery.accounts';
import type { Id, Money } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { MoneyList, MoneyText } from '../../../ui/money-text.tsx';
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx';
import { exposureOf, shortfall } from './exposure.ts';
import type { IncidentShown } from './incident-shown.ts';

export function IncidentTotals({ incident }: { incident: IncidentShown }) {
  return (
    <>
      <CountTiles incident={incident} />
      <MoneyTiles incident={incident} />
    </>
  );
}

function CountTiles({ incident: { incidentId, customers, cases, byMode, past } }: { incident: IncidentShown }) {
  const say = useWords();
  const writing = useWriting();
  if (past) return null;
  return (
    <StatRow>
      <StatTile label={say('cases:incident.customers')} value={writing.number(customers)} />
      <StatTile label={say('cases:incident.cases')} value={writing.number(cases)} />
      <StatTile
        label={say('cases:incident.found_by_us')}
        value={writing.number(byMode.v2)}
        note={say('cases:incident.found_note', { number: writing.number(byMode.v1) })}
        to="/cases"
        search={{ incidentId, mode: 'v2' }}
      />
    </StatRow>
  );
}

function MoneyTiles({ incident }: { incident: IncidentShown }) {
  const say = useWords();
  const writing = useWriting();
  const { contracted, assessed, decided, paid, decidedCases, paidCases, past, firmId, customers } = incident;
  return (
    <StatRow>
      {past && <StatTile label={say('cases:incident.customers')} value={writing.number(customers)} />}
      {!past && <StatTile label={say('cases:incident.contracted')} value={<MoneyList amounts={contracted} />} />}
      <StatTile label={say('cases:incident.assessed')} value={<MoneyList amounts={assessed} />} />
      {!past && (
        <StatTile
          label={say('cases:incident.decided')}
          value={<MoneyList amounts={decided} />}
          note={say('cases:incident.decided_note', { count: decidedCases })}
        />
      )}
      <StatTile
        label={say('cases:incident.paid')}
        value={<MoneyList amounts={paid} />}
        note={past ? undefined : say('cases:incident.decided_note', { count: paidCases })}
        tone={paid.length > 0 ? 'good' : undefined}
      />
      {!past && firmId && <DepositTile firmId={firmId} incident={incident} />}
    </StatRow>
  );
}

/** E16: what may still have to be paid, against what the merchant has left with us. */
function DepositTile({ firmId, incident }: { firmId: Id<'frm'>; incident: IncidentShown }) {
  const say = useWords();
  const may = useMay();
  const account = useAnswer(showMerchantAccount, { params: { firmId } }, { when: may('recovery.read') });
  const [exposure] = exposureOf(incident);
  if (!account.data || !exposure) return null;
  const { currency } = exposure;
  const held = account.data.deposits.find((deposit) => deposit.currency === currency);
  const balance: Money = { amountMinor: held?.balanceMinor ?? '0', currency };
  const short = shortfall(exposure, balance);
  return (
    <StatTile
      label={say('cases:incident.exposure')}
      value={<MoneyList amounts={[exposure]} />}
      note={
        <>
          {say('cases:incident.deposit')}: <MoneyText money={balance} />
          {short && (
            <div>
              {say('cases:incident.not_covered')}: <MoneyText money={short} />
            </div>
          )}
        </>
      }
      to={`/merchants/${firmId}`}
      tone={short ? 'bad' : 'good'}
    />
  );
}
