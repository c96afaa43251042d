// Views: filters kept under a name, one's own and the team's, each with its count; a press takes the list there.
import { Button, Input } from 'antd';
import type { z } from 'zod';
import { changeView, listViews, removeView, saveView, viewCountedTo, type viewShown } from '#api/flow/2-cases.finding';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type CaseFilterValues, caseFilters } from './case-filters.ts';
import './case-views.css';

type View = z.infer<typeof viewShown>;
type Listed = CaseFilterValues & { order?: string };
interface Values {
  name: string;
  shared: 'yes' | 'no';
}

export interface CaseViewsProps {
  filters: Listed;
  /** Takes the place of all filters. */
  onTake: (filters: Listed) => void;
}

const orderOf = ({ order = 'due' }: Listed) => order as View['order'];
const filterOf = (filters: Listed) =>
  Object.fromEntries(caseFilters.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])));
const isSame = (view: View, filters: Listed) =>
  view.order === orderOf(filters) &&
  caseFilters.every((name) => (view.filter as CaseFilterValues)[name] === filters[name]);

export function CaseViews({ filters, onTake }: CaseViewsProps) {
  const say = useWords();
  const views = useAnswer(listViews, {});
  const rows = views.data?.rows ?? [];
  const current = rows.find((view) => isSame(view, filters));
  const isPlain = Object.keys(filterOf(filters)).length === 0 && orderOf(filters) === 'due';
  return (
    <nav className="mg-views" aria-label={say('finding:view.list')}>
      <button type="button" className="mg-view" aria-current={isPlain} onClick={() => onTake({})}>
        {say('finding:view.all')}
      </button>
      {rows.map((view) => (
        <button
          key={view.viewId}
          type="button"
          className="mg-view"
          aria-current={view === current}
          onClick={() =>
            onTake({ ...(view.filter as CaseFilterValues), ...(view.order === 'due' ? {} : { order: view.order }) })
          }
        >
          {view.name}
          <span className="mg-view-count">
            {view.count > viewCountedTo ? say('finding:view.many', { number: viewCountedTo }) : view.count}
          </span>
          {view.shared && <small className="mg-quiet">{say('finding:view.shared_mark')}</small>}
        </button>
      ))}
      {!current && !isPlain && <SaveView filters={filters} />}
      {current?.mayChange && <ChangeView key={current.viewId} view={current} />}
    </nav>
  );
}

function SaveView({ filters }: { filters: Listed }) {
  const say = useWords();
  return (
    <DeedDialog deed={say('finding:view.save')} kind="small">
      {(close) => (
        <DeedForm<typeof saveView, Values>
          contract={saveView}
          initial={{ shared: 'no' }}
          toGiven={({ name, shared }) => ({ body: bodyOf(name, shared, filterOf(filters), orderOf(filters)) })}
          onDone={close}
          submit={say('finding:view.save')}
          onCancel={close}
        >
          <p className="mg-quiet">{say('finding:view.save_text')}</p>
          <ViewFields />
        </DeedForm>
      )}
    </DeedDialog>
  );
}

/** What came from the address is checked by the server. */
function bodyOf(name: string, shared: Values['shared'], filter: object, order: View['order']) {
  return { name, shared: shared === 'yes', filter, order } as Given<typeof saveView>['body'];
}

function ViewFields() {
  const say = useWords();
  const may = useMay();
  return (
    <>
      <Field name="name" label={say('finding:view.name')}>
        <Input maxLength={60} />
      </Field>
      {may('case.write') && (
        <Field name="shared" label={say('finding:view.shared')}>
          <SelectInput
            choices={(['no', 'yes'] as const).map((one) => ({ value: one, text: say(`cases:visits.${one}`) }))}
          />
        </Field>
      )}
    </>
  );
}

function ChangeView({ view }: { view: View }) {
  const say = useWords();
  const tell = useNotice();
  const { viewId, name } = view;
  const remove = useDeed(removeView, () => tell(say('finding:view.removed', { name })));
  return (
    <DeedDialog deed={say('finding:view.change')} kind="small">
      {(close) => (
        <>
          {remove.error && <Fault error={remove.error} />}
          <DeedForm<typeof changeView, Values>
            contract={changeView}
            initial={{ name, shared: view.shared ? 'yes' : 'no' }}
            toGiven={(given) => ({
              params: { viewId },
              body: bodyOf(given.name, given.shared, view.filter, view.order),
            })}
            onDone={close}
            submit={say('finding:view.change')}
            onCancel={close}
          >
            <ViewFields />
          </DeedForm>
          <Button
            danger
            type="text"
            loading={remove.isPending}
            onClick={() => void remove.mutateAsync({ params: { viewId } }).then(close, () => undefined)}
          >
            {say('finding:view.remove')}
          </Button>
        </>
      )}
    </DeedDialog>
  );
}
