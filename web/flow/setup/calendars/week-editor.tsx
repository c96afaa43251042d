// The ordinary week of a calendar, Monday first.
import { Button } from 'antd';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { nameWeekday } from '../../../lib/write-dates.ts';
import { type Hours, HoursEditor } from './hours-editor.tsx';
import './calendars.css';

export type Week = Hours[][];

/** A form field: the value is seven lists of hours. */
export function WeekEditor({ value = [], onChange }: { value?: Week; onChange?: (week: Week) => void }) {
  const say = useWords();
  const language = useLanguage();
  const changeDay = (weekday: number, hours: Hours[]) =>
    onChange?.(value.map((one, at) => (at === weekday ? hours : one)));
  const monday = value[0] ?? [];
  const copyMonday = () =>
    onChange?.(value.map((one, at) => (at >= 1 && at <= 4 ? monday.map((hours) => ({ ...hours })) : one)));
  return (
    <div className="mg-week">
      {value.map((hours, weekday) => {
        const day = nameWeekday(weekday, language);
        return (
          <fieldset key={day}>
            <legend>{day}</legend>
            <HoursEditor day={day} hours={hours} onChange={(next) => changeDay(weekday, next)} />
          </fieldset>
        );
      })}
      <div className="mg-row">
        <Button size="small" onClick={copyMonday}>
          {say('setup:calendars.copy_first')}
        </Button>
        <span className="mg-quiet">{say('setup:calendars.overnight')}</span>
      </div>
    </div>
  );
}
