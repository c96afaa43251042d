// What went in, changed, was there already, and could not go in.
import { useWords } from '../../lib/use-language.ts';
import { useWriting } from '../../lib/use-session.ts';
import { StatRow, StatTile } from '../../ui/stat-tile.tsx';
import type { ImportShown } from './imports-screen.tsx';

export function ImportCounts({ progress }: { progress: ImportShown['progress'] }) {
  const say = useWords();
  const writing = useWriting();
  return (
    <StatRow>
      <StatTile label={say('imports:count.rows')} value={writing.number(progress.rowsRead)} />
      <StatTile label={say('imports:count.added')} value={writing.number(progress.added)} tone="good" />
      <StatTile label={say('imports:count.changed')} value={writing.number(progress.changed)} />
      <StatTile
        label={say('imports:count.unchanged')}
        value={writing.number(progress.unchanged)}
        note={say('imports:count.unchanged_note')}
      />
      <StatTile
        label={say('imports:count.bad')}
        value={writing.number(progress.bad)}
        tone={progress.bad > 0 ? 'bad' : undefined}
      />
    </StatRow>
  );
}
