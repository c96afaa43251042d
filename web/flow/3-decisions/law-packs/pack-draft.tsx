// The draft of a law pack: brought as a file, judged over the open cases, put in force with a day and a reason.
import { Input } from 'antd';
import { useState } from 'react';
import { showLawPack } from '#api/flow/3-decisions.routes';
import { discardLawPackDraft, publishLawPack, readWrittenPack, saveLawPackDraft } from '#api/flow/3-decisions.versions';
import { addressOf } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { PackChanges } from './pack-changes.tsx';
import { PackPreview } from './pack-preview.tsx';

export function PackDraft({ packId, hasDraft }: { packId: string; hasDraft: boolean }) {
  const say = useWords();
  const may = useMay();
  const written = useAnswer(readWrittenPack, { params: { packId }, query: { of: 'draft' } }, { when: hasDraft });
  const shown = useAnswer(showLawPack, { params: { packId }, query: { of: 'draft' } }, { when: hasDraft });
  const discard = useDeed(discardLawPackDraft);
  const revision = hasDraft ? (written.data?.revision ?? null) : null;
  const changed = shown.data?.changedRuleIds ?? [];
  return (
    <Fold title={say('decisions:pack.draft')} open={hasDraft}>
      <div className="mg-stack">
        {!hasDraft && <p className="mg-quiet">{say('decisions:pack.none')}</p>}
        <div className="mg-row">
          <a href={addressOf(readWrittenPack, { params: { packId } })} download={`${packId}.json`}>
            {say('decisions:pack.download')}
          </a>
          {hasDraft && (
            <a
              href={addressOf(readWrittenPack, { params: { packId }, query: { of: 'draft' } })}
              download={`${packId}-draft.json`}
            >
              {say('decisions:pack.download_draft')}
            </a>
          )}
        </div>
        {may('lawbook.draft') && (!hasDraft || revision !== null) && <PackUpload packId={packId} revision={revision} />}
        {hasDraft && revision !== null && (
          <>
            <h3>{say('decisions:pack.changes')}</h3>
            <PackChanges packId={packId} ruleIds={changed} />
            <PackPreview packId={packId} revision={revision} />
            <div className="mg-row">
              {may('lawbook.publish') && (
                <DeedDialog deed={say('decisions:edit.publish')}>
                  {(close) => <PublishForm packId={packId} revision={revision} close={close} />}
                </DeedDialog>
              )}
              {may('lawbook.draft') && (
                <Confirm
                  deed={say('decisions:edit.discard')}
                  title={say('decisions:edit.discard')}
                  text={say('decisions:edit.discard_text')}
                  onDo={() => discard.mutateAsync({ params: { packId } })}
                />
              )}
            </div>
          </>
        )}
      </div>
    </Fold>
  );
}

/** Takes the pack itself, or the answer it was downloaded in. */
function PackUpload({ packId, revision }: { packId: string; revision: number | null }) {
  const say = useWords();
  const [isUnread, setUnread] = useState(false);
  const save = useDeed(saveLawPackDraft);
  const take = async (file: File) => {
    setUnread(false);
    const pack = readPack(await file.text());
    if (pack) save.mutate({ params: { packId }, body: { pack, revision } });
    else setUnread(true);
  };
  const unsourced = save.data?.unsourced ?? [];
  return (
    <>
      <FileButton
        size="small"
        label={say('decisions:pack.upload')}
        accept=".json"
        loading={save.isPending}
        onChoose={(file) => void take(file)}
      >
        {say('decisions:pack.upload')}
      </FileButton>
      {isUnread && <p className="mg-fault">{say('decisions:pack.unread')}</p>}
      {save.error && <Fault error={save.error} />}
      {unsourced.length > 0 && (
        <p className="mg-note">{say('decisions:pack.unsourced', { rules: unsourced.join(', ') })}</p>
      )}
    </>
  );
}

function readPack(text: string): Record<string, unknown> | undefined {
  try {
    const given: unknown = JSON.parse(text);
    const isObject = (value: unknown): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject(given)) return undefined;
    return isObject(given.pack) ? given.pack : given;
  } catch {
    return undefined;
  }
}

interface Values {
  from: string;
  reason: string;
}

function PublishForm({ packId, revision, close }: { packId: string; revision: number; close: () => void }) {
  const say = useWords();
  const today = useToday();
  return (
    <DeedForm<typeof publishLawPack, Values>
      contract={publishLawPack}
      initial={{ from: today }}
      toGiven={({ from, reason }) => ({ params: { packId }, body: { revision, from, reason } })}
      onDone={close}
      submit={say('decisions:edit.publish')}
      onCancel={close}
    >
      <p className="mg-quiet">{say('decisions:pack.publish_text')}</p>
      <Field name="from" label={say('decisions:edit.from')}>
        <DayInput today={today} />
      </Field>
      <Field name="reason" label={say('decisions:edit.reason')}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Field>
    </DeedForm>
  );
}
