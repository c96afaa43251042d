// Records that may be the same person, and joining one into this one; both histories are kept.
import { findDuplicates, mergePeople } from '#api/registry/people';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { PersonLink } from '../../../ui/subject/subject-links.tsx';
import type { PersonShown } from './person-form.tsx';

/** Shown only when there are any: most people are in the books once. */
export function DuplicateList({ person }: { person: PersonShown }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const readAgain = useReadAgain();
  const { personId, name } = person;
  const found = useAnswer(findDuplicates, { params: { personId } });
  const merge = useDeed(mergePeople, () => readAgain('contract', 'promise', 'history'));
  if (found.isError) return <Fault error={found.error} again={() => void found.refetch()} />;
  if (!found.data || found.data.rows.length === 0) return null;
  return (
    <section className="mg-panel">
      <h2>{say('registry:duplicate.title')}</h2>
      <p className="mg-quiet">{say('registry:duplicate.text')}</p>
      <ul className="mg-plain-list">
        {found.data.rows.map((row) => (
          <li key={row.personId} className="mg-row">
            <PersonLink id={row.personId} name={row.name} />
            <span className="mg-quiet">
              {[
                row.phones.join(', '),
                row.addresses[0],
                say('registry:duplicate.contracts', {
                  count: row.contractCount,
                  number: writing.number(row.contractCount),
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {may('person.merge') && (
              <Confirm
                deed={say('registry:duplicate.merge')}
                label={`${say('registry:duplicate.merge')}: ${row.name}`}
                title={say('registry:duplicate.merge_title', { duplicate: row.name, name })}
                text={say('registry:duplicate.merge_text')}
                onDo={() => merge.mutateAsync({ params: { personId }, body: { duplicateId: row.personId } })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
