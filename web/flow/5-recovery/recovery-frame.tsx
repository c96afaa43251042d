// The frame of the screens of merchant accounts: its title and the way between its parts.
import type { ReactNode } from 'react';
import { countLosses } from '#api/flow/5-recovery';
import { useAnswer } from '../../lib/use-answer.ts';
import { useWords } from '../../lib/use-language.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { PageTabs } from '../../ui/page-tabs.tsx';

export function RecoveryFrame({ children }: { children: ReactNode }) {
  const say = useWords();
  const losses = useAnswer(countLosses, {});
  const tabs = [
    { to: '/recovery', text: say('books:tab.accounts') },
    { to: '/recovery/claims', text: say('books:tab.claims') },
    { to: '/recovery/losses', text: say('books:tab.losses'), count: losses.data?.asked },
    { to: '/recovery/ageing', text: say('books:tab.ageing') },
    { to: '/recovery/policy', text: say('books:tab.policy') },
  ];
  return (
    <PageFrame title={say('area.recovery')} lead={say('books:lead')}>
      <PageTabs label={say('books:tabs')} tabs={tabs} />
      {children}
    </PageFrame>
  );
}
