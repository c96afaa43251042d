// The answers of the company: found by words, told apart by audience and age, each with where it has served.
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { AnswerOf } from '#api/contract';
import { listAnswers, publishAnswer } from '#api/flow/2-cases.knowledge';
import { answerAudiences } from '#api/flow/2-cases.knowledge.words';
import { useList } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { AnswerForm } from './answer-form.tsx';
import { KnowledgeTabs } from './knowledge-tabs.tsx';

type Listed = AnswerOf<typeof listAnswers>['rows'][number];
const ages = ['stale', 'retired'] as const;

export function AnswersScreen() {
  const say = useWords();
  const may = useMay();
  const [filters, setFilters] = useFilters(['words', 'audience', 'age'] as const);
  const audience = answerAudiences.find((one) => one === filters.audience);
  const age = ages.find((one) => one === filters.age);
  const words = filters.words?.trim() || undefined;
  const query = { words, audience, ...(age && { [age]: 'yes' as const }), limit: 50 };
  const { list, rows } = useList(listAnswers, { query }, { keepLast: true });
  return (
    <PageFrame
      title={say('area.knowledge')}
      lead={say('knowledge:answers.lead')}
      deeds={
        may('knowledge.write') && (
          <DeedDialog deed={say('knowledge:answers.add')} kind="primary" wide>
            {(close) => (
              <AnswerForm
                contract={publishAnswer}
                toGiven={(body) => ({ body })}
                submit={say('knowledge:answer.publish')}
                onDone={close}
              />
            )}
          </DeedDialog>
        )
      }
    >
      <KnowledgeTabs />
      <FilterBar>
        <Filter label={say('knowledge:answers.words')}>
          <Input
            defaultValue={filters.words}
            allowClear
            onChange={(event) => setFilters({ words: event.target.value || undefined })}
          />
        </Filter>
        <ChoiceFilter
          label={say('knowledge:column.audience')}
          value={audience}
          choices={answerAudiences.map((one) => ({ value: one, text: say(`words:answer_audience.${one}`) }))}
          onChoose={(one) => setFilters({ audience: one })}
        />
        <ChoiceFilter
          label={say('knowledge:answers.which')}
          value={age}
          choices={ages.map((one) => ({ value: one, text: say(`knowledge:answers.${one}`) }))}
          onChoose={(one) => setFilters({ age: one })}
        />
      </FilterBar>
      <ListTable
        label={say('knowledge:answers.title')}
        columns={useAnswerColumns()}
        rows={rows}
        rowKey={(row) => row.answerId}
        list={list}
        empty={<EmptyState title={say('knowledge:answers.none')} text={say('knowledge:answers.none_text')} />}
      />
    </PageFrame>
  );
}

function useAnswerColumns(): Column<Listed>[] {
  const say = useWords();
  const language = useLanguage();
  const writing = useWriting();
  return [
    {
      id: 'title',
      title: say('knowledge:column.title'),
      cell: (row) => <Link to={`/knowledge/answers/${row.answerId}`}>{pickLanguageOf(row.title, language)}</Link>,
    },
    {
      id: 'audience',
      title: say('knowledge:column.audience'),
      cell: (row) => say(`words:answer_audience.${row.audience}`),
    },
    {
      id: 'families',
      title: say('knowledge:column.families'),
      cell: (row) => row.families.join(', ') || '—',
      wideOnly: true,
    },
    { id: 'used', title: say('knowledge:column.used'), cell: (row) => row.usedInCases, align: 'end' },
    { id: 'solved', title: say('knowledge:column.solved'), cell: (row) => row.solvedCases, align: 'end' },
    {
      id: 'review',
      title: say('knowledge:column.review'),
      cell: (row) => (
        <>
          {row.reviewOn ? writing.day(row.reviewOn) : '—'}
          {row.isStale && <Mark tone="warn">{say('knowledge:answers.stale')}</Mark>}
        </>
      ),
    },
  ];
}
