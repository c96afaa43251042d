// The frame of the measures: their title and the way between the flow and the desk.
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { PageTabs } from '../../../ui/page-tabs.tsx';

export function MeasuresFrame({ lead, children }: { lead: string; children: ReactNode }) {
  const say = useWords();
  const tabs = [
    { to: '/measures', text: say('learning:measures.tab.flow') },
    { to: '/measures/desk', text: say('learning:measures.tab.desk') },
  ];
  return (
    <PageFrame title={say('area.measures')} lead={lead}>
      <PageTabs label={say('learning:measures.tabs')} tabs={tabs} />
      {children}
    </PageFrame>
  );
}
