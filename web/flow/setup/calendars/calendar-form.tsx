// Adding or changing a work calendar: name, zone, public holidays, the week and the exceptions.
import { Checkbox, Form, Input } from 'antd';
import type { z } from 'zod';
import { type calendar as calendarShape, changeCalendar, writeCalendar } from '#api/flow/1-promises.calendars';
import { useWords } from '../../../lib/use-language.ts';
import { useSession } from '../../../lib/use-session.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { timeZoneChoices } from '../places.ts';
import { type DayException, ExceptionsEditor } from './exceptions-editor.tsx';
import { type Week, WeekEditor } from './week-editor.tsx';

export type WorkCalendar = z.infer<typeof calendarShape>;

interface Values {
  name: string;
  timeZone: string;
  /** A select knows no null; `none` stands for it. */
  preset: 'none' | 'cn' | 'ru';
  week: Week;
  exceptions: DayException[];
  isDefault: boolean;
}

const office = { from: '09:00', until: '18:00' };
/** Monday to Friday, nine to six: what most begin from. */
const officeWeek: Week = [[office], [office], [office], [office], [office], [], []];

export interface CalendarFormProps {
  /** Undefined: a new one. */
  calendar: WorkCalendar | undefined;
  onDone: () => void;
}

export function CalendarForm({ calendar, onDone }: CalendarFormProps) {
  const say = useWords();
  const { company } = useSession();
  const initial: Partial<Values> = calendar
    ? { ...calendar, preset: calendar.preset ?? 'none' }
    : { timeZone: company.timeZone, preset: presetOf(company.country), week: officeWeek, exceptions: [] };
  if (calendar) {
    return (
      <DeedForm<typeof changeCalendar, Values>
        contract={changeCalendar}
        initial={initial}
        toGiven={(values) => ({ params: { calendarId: calendar.calendarId }, body: bodyOf(values) })}
        onDone={onDone}
        submit={say('save')}
      >
        <CalendarFields />
        <Form.Item name="isDefault" valuePropName="checked">
          <Checkbox disabled={calendar.isDefault}>{say('setup:calendars.default')}</Checkbox>
        </Form.Item>
        <p className="mg-quiet">{say('setup:calendars.stay')}</p>
      </DeedForm>
    );
  }
  return (
    <DeedForm<typeof writeCalendar, Values>
      contract={writeCalendar}
      initial={initial}
      toGiven={(values) => ({ body: bodyOf(values) })}
      onDone={onDone}
      submit={say('setup:calendars.add')}
    >
      <CalendarFields />
    </DeedForm>
  );
}

function CalendarFields() {
  const say = useWords();
  const { company } = useSession();
  const presets = (['none', 'cn', 'ru'] as const).map((value) => ({
    value,
    text: say(`setup:calendars.preset_${value}`),
  }));
  return (
    <>
      <Field name="name" label={say('setup:calendars.name')}>
        <Input maxLength={100} />
      </Field>
      <Field name="timeZone" label={say('setup:company.time_zone')}>
        <SelectInput choices={timeZoneChoices(company.timeZone)} />
      </Field>
      <Field name="preset" label={say('setup:calendars.preset')}>
        <SelectInput choices={presets} />
      </Field>
      <Field name="week" label={say('setup:calendars.week')}>
        <WeekEditor />
      </Field>
      <Field
        name="exceptions"
        label={say('setup:calendars.exceptions')}
        hint={say('setup:calendars.exceptions_hint')}
        optional
      >
        <ExceptionsEditor />
      </Field>
    </>
  );
}

function presetOf(country: string): Values['preset'] {
  return country === 'CN' ? 'cn' : country === 'RU' ? 'ru' : 'none';
}

function bodyOf({ preset, ...values }: Values) {
  return { ...values, preset: preset === 'none' ? null : preset };
}
