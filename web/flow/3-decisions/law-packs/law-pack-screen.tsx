// One law pack: its rules, found by words, by problem and by how well they are known; a rule that was followed here is open.
import { useParams } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { problemKinds } from '#api/flow/3-decisions';
import { type LawRuleShown, showLawPack } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useFilters } from '../../../lib/use-filters.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { ChoiceFilter, Filter, FilterBar } from '../../../ui/filter-bar.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { VersionList } from '../policy-tables/version-list.tsx';
import { useDecisionWords } from '../words/use-decision-words.ts';
import { ChangeRule } from './change-rule.tsx';
import { LawRule } from './law-rule.tsx';
import { PackDraft } from './pack-draft.tsx';
import '../../../ui/subject/subject-screens.css';

const names = ['rule', 'words', 'problem', 'verified'] as const;
type Filters = Partial<Record<(typeof names)[number], string>>;

export function LawPackScreen() {
  const say = useWords();
  const words = useDecisionWords();
  const writing = useWriting();
  const may = useMay();
  const { packId = '' } = useParams({ strict: false }) as { packId?: string };
  const { data: pack, error, refetch } = useAnswer(showLawPack, { params: { packId } });
  const back = { to: '/law-packs', title: say('area.law_packs') };
  return (
    <PageFrame
      title={words.choice(`pack.${packId}`).replace(/^pack\./, '')}
      lead={
        pack &&
        `${say('decisions:law.as_of')} ${writing.day(pack.asOf)} · ${say('decisions:law.version')} ${pack.version}`
      }
      back={back}
    >
      {error && <Fault error={error} again={() => void refetch()} />}
      {!pack && !error && <Waiting label={say('waiting')} lines={8} />}
      {pack?.onlyMinimum && <p className="mg-note">{say('decisions:law.minimum')}</p>}
      {pack && words.ready && (
        <>
          {(may('lawbook.draft') || pack.hasDraft) && <PackDraft packId={packId} hasDraft={pack.hasDraft} />}
          <VersionList versions={pack.versions} />
          <FoundRules pack={pack} />
        </>
      )}
    </PageFrame>
  );
}

function FoundRules({ pack }: { pack: AnswerOf<typeof showLawPack> }) {
  const { rules, packId, hasDraft } = pack;
  const say = useWords();
  const may = useMay();
  const decided = useDecisionWords();
  const language = useLanguage();
  const [filters, setFilters] = useFilters(names);
  const { rule: followed, words = '', problem, verified } = filters;
  const found = rules.filter((rule) => fits(rule, filters, language));
  const isFiltered = Boolean(words || problem || verified);
  const clear = () => setFilters({ words: undefined, problem: undefined, verified: undefined });
  return (
    <>
      <FilterBar onClear={isFiltered ? clear : undefined}>
        <Filter label={say('decisions:law.search')}>
          <input
            className="mg-control"
            type="search"
            value={words}
            maxLength={80}
            onChange={(event) => setFilters({ words: event.target.value, rule: undefined })}
          />
        </Filter>
        <ChoiceFilter
          label={say('decisions:law.filter.problem')}
          value={problem}
          choices={problemKinds.map((kind) => ({ value: kind, text: decided.value('problem.kind', kind) }))}
          onChoose={(chosen) => setFilters({ problem: chosen })}
        />
        <ChoiceFilter
          label={say('decisions:law.filter.verified')}
          value={verified}
          choices={(['primary', 'secondary', 'unverified'] as const).map((value) => ({
            value,
            text: say(`choices:verified.${value}`),
          }))}
          onChoose={(chosen) => setFilters({ verified: chosen })}
        />
      </FilterBar>
      <p className="mg-quiet" role="status">
        {found.length > 0 ? say('decisions:law.found', { count: found.length }) : say('decisions:law.none')}
      </p>
      <div className="mg-stack">
        {found.map((rule) => (
          <LawRule
            key={rule.ruleId}
            rule={rule}
            country={pack.countries[0] ?? ''}
            isFollowed={rule.ruleId === followed}
            deeds={may('lawbook.draft') && <ChangeRule packId={packId} ruleId={rule.ruleId} hasDraft={hasDraft} />}
          />
        ))}
      </div>
    </>
  );
}

function fits(
  rule: LawRuleShown,
  { words = '', problem, verified }: Filters,
  language: 'zh-CN' | 'ru' | 'en',
): boolean {
  const text = `${rule.ruleId} ${rule.title[language]} ${rule.citation}`.toLowerCase();
  return (
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (problem === undefined || rule.problems.some((kind) => kind === problem)) &&
    (verified === undefined || rule.verified === verified)
  );
}
