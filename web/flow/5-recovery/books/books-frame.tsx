// The frame of the books: the trial balance of a month, and the ledger lines behind any amount.
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/use-language.ts';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { PageTabs } from '../../../ui/page-tabs.tsx';

export function BooksFrame({ children }: { children: ReactNode }) {
  const say = useWords();
  const tabs = [
    { to: '/books', text: say('books:tab.months') },
    { to: '/books/lines', text: say('books:tab.lines') },
  ];
  return (
    <PageFrame title={say('area.books')} lead={say('books:books_lead')}>
      <PageTabs label={say('books:books_tabs')} tabs={tabs} />
      {children}
    </PageFrame>
  );
}

/** An account by its number and its name; a number without a name is shown alone. */
export function AccountName({ code }: { code: string }) {
  const say = useWords();
  const name = say(`recovery:account.${code}` as 'recovery:account.1010', { defaultValue: '' });
  return (
    <span>
      <span className="mg-number">{code}</span> {name}
    </span>
  );
}
