// The two shelves of knowledge: answers and diagnosis trees.
import { useWords } from '../../../lib/use-language.ts';
import { PageTabs } from '../../../ui/page-tabs.tsx';

export function KnowledgeTabs() {
  const say = useWords();
  const tabs = [
    { to: '/knowledge', text: say('knowledge:answers.title') },
    { to: '/knowledge/trees', text: say('knowledge:trees.title') },
  ];
  return <PageTabs label={say('area.knowledge')} tabs={tabs} />;
}
