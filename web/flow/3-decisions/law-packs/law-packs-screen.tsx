// The law packs judged by: countries, how many rules, up to which day the law was followed, and how much is still to be checked.
import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '#api/contract';
import { listLawPacks } from '#api/flow/3-decisions.routes';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { countryName } from '../words/decision-words.ts';
import { useDecisionWords } from '../words/use-decision-words.ts';

type Pack = AnswerOf<typeof listLawPacks>['rows'][number];

export function LawPacksScreen() {
  const say = useWords();
  const packs = useAnswer(listLawPacks, {});
  return (
    <PageFrame title={say('area.law_packs')} lead={say('decisions:law.lead')}>
      {packs.isError && <Fault error={packs.error} again={() => void packs.refetch()} />}
      {packs.isPending && <Waiting label={say('waiting')} lines={8} />}
      {packs.data && <PackTable rows={packs.data.rows} />}
    </PageFrame>
  );
}

function PackTable({ rows }: { rows: readonly Pack[] }) {
  const say = useWords();
  const words = useDecisionWords();
  const language = useLanguage();
  const writing = useWriting();
  const countries = (pack: Pack) =>
    pack.countries
      .filter((code) => code !== 'EU')
      .map((code) => (code === 'ZZ' ? say('decisions:law.everywhere') : countryName(code, language)));
  return (
    <ListTable<Pack>
      label={say('area.law_packs')}
      rows={rows}
      rowKey={(pack) => pack.packId}
      empty={null}
      columns={[
        {
          id: 'pack',
          title: say('decisions:law.pack'),
          cell: (pack) => (
            <>
              <Link to={`/law-packs/${pack.packId}`}>{words.choice(`pack.${pack.packId}`).replace(/^pack\./, '')}</Link>{' '}
              {pack.hasDraft && <Mark>{say('decisions:version.draft')}</Mark>}
            </>
          ),
        },
        {
          id: 'countries',
          title: say('decisions:law.countries'),
          cell: (pack) => <Countries names={countries(pack)} />,
        },
        {
          id: 'localities',
          title: say('decisions:law.localities'),
          cell: (pack) =>
            pack.localities.map((code) => words.value(`locality.${pack.countries[0] ?? ''}`, code)).join(' · ') || '—',
        },
        {
          id: 'rules',
          title: say('decisions:law.rules'),
          align: 'end',
          cell: (pack) => writing.number(pack.ruleIds.length),
        },
        {
          id: 'unverified',
          title: say('decisions:law.unverified'),
          align: 'end',
          cell: (pack) =>
            pack.unverifiedCount > 0 ? (
              <Mark tone="warn">{writing.number(pack.unverifiedCount)}</Mark>
            ) : (
              writing.number(0)
            ),
        },
        { id: 'asOf', title: say('decisions:law.as_of'), cell: (pack) => writing.day(pack.asOf) },
        { id: 'version', title: say('decisions:law.version'), cell: (pack) => pack.version, wideOnly: true },
      ]}
    />
  );
}

/** A union of many countries is told by number; its names stand behind it. */
function Countries({ names }: { names: readonly string[] }) {
  const say = useWords();
  if (names.length <= 3) return names.join(' · ');
  return <span title={names.join(', ')}>{say('decisions:law.country_count', { count: names.length })}</span>;
}
