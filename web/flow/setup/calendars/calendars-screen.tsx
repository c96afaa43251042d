// The work calendars of the company, each with its week at a glance.
import { Button } from 'antd';
import { useState } from 'react';
import { listCalendars } from '#api/flow/1-promises.calendars';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay } from '../../../lib/use-session.ts';
import { nameWeekday } from '../../../lib/write-dates.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CalendarForm, type WorkCalendar } from './calendar-form.tsx';

export function CalendarsScreen() {
  const say = useWords();
  const tell = useNotice();
  const may = useMay();
  const calendars = useAnswer(listCalendars, {});
  const [open, setOpen] = useState<{ calendar: WorkCalendar | undefined }>();
  const canChange = may('calendar.write');
  const add = canChange && (
    <Button type="primary" onClick={() => setOpen({ calendar: undefined })}>
      <Icon name="plus" /> {say('setup:calendars.add')}
    </Button>
  );
  return (
    <PageFrame title={say('setup:calendars.title')} lead={say('setup:calendars.lead')} deeds={add}>
      {calendars.isError && <Fault error={calendars.error} again={() => void calendars.refetch()} />}
      {calendars.isPending && <Waiting label={say('waiting')} />}
      {calendars.data?.rows.length === 0 && <EmptyState title={say('setup:calendars.none')} />}
      {calendars.data?.rows.map((calendar) => (
        <CalendarPanel
          key={calendar.calendarId}
          calendar={calendar}
          onChange={canChange ? () => setOpen({ calendar }) : undefined}
        />
      ))}
      {open && (
        <Overlay wide title={open.calendar?.name ?? say('setup:calendars.add')} onClose={() => setOpen(undefined)}>
          <CalendarForm
            calendar={open.calendar}
            onDone={() => {
              setOpen(undefined);
              tell(say('saved'));
            }}
          />
        </Overlay>
      )}
    </PageFrame>
  );
}

function CalendarPanel({ calendar, onChange }: { calendar: WorkCalendar; onChange?: () => void }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section className="mg-panel" aria-label={calendar.name}>
      <div className="mg-row">
        <h2>{calendar.name}</h2>
        {calendar.isDefault && <Mark tone="accent">{say('setup:calendars.default_mark')}</Mark>}
        {onChange && (
          <Button size="small" aria-label={`${say('change')}: ${calendar.name}`} onClick={onChange}>
            {say('change')}
          </Button>
        )}
      </div>
      <p className="mg-quiet">
        {calendar.timeZone} · {say('setup:calendars.preset')}:{' '}
        {say(`setup:calendars.preset_${calendar.preset ?? 'none'}`)} · {say('setup:calendars.exceptions')}:{' '}
        {calendar.exceptions.length}
      </p>
      <dl className="mg-pairs">
        {calendar.week.map((hours, weekday) => (
          <div key={nameWeekday(weekday, language)} className="mg-pair">
            <dt>{nameWeekday(weekday, language)}</dt>
            <dd className="mg-number">
              {hours.length === 0
                ? say('setup:calendars.closed')
                : hours.map(({ from, until }) => `${from}–${until}`).join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
