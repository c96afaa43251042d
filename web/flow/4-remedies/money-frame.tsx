// The frame of every screen of Money: its title and the way between its parts.
import type { ReactNode } from 'react';
import { countPayments } from '#api/flow/4-remedies';
import { useAnswer } from '../../lib/use-answer.ts';
import { useWords } from '../../lib/use-language.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';

export function MoneyFrame({ deeds, children }: { deeds?: ReactNode; children: ReactNode }) {
  const say = useWords();
  const counts = useAnswer(countPayments, { query: {} });
  const tabs = [
    { to: '/money', text: say('payments:tab.payments') },
    { to: '/money/files', text: say('payments:tab.files') },
    { to: '/money/bank', text: say('payments:tab.bank'), count: counts.data?.unmatchedLines },
    { to: '/money/settings', text: say('payments:tab.settings') },
  ];
  return (
    <PageFrame title={say('area.money')} lead={say('payments:lead')} deeds={deeds}>
      <PageTabs label={say('payments:tabs')} tabs={tabs} />
      {children}
    </PageFrame>
  );
}
