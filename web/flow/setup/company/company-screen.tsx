// The company: its name, zone and language. What would change the meaning of stored money and dates is shown but not changed.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { askToFound, changeCompany, showSession } from '#api/setup';
import { languages } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { answerKey } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useLanguage, useWords } from '../../../lib/use-language.ts';
import { useMay, useSession } from '../../../lib/use-session.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { useNotice } from '../../../ui/notice-board.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { keepToken } from '../door/entry-token.ts';
import { timeZoneChoices } from '../places.ts';
import { CaseDeadlines } from './case-deadlines.tsx';
import { ComplaintFormPanel } from './complaint-form-panel.tsx';

type Values = NonNullable<Given<typeof changeCompany>['body']>;

export function CompanyScreen() {
  const say = useWords();
  const tell = useNotice();
  const language = useLanguage();
  const client = useQueryClient();
  const may = useMay();
  const { company } = useSession();
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const currencies = new Intl.DisplayNames(language, { type: 'currency' });
  return (
    <PageFrame title={say('setup:company.title')} narrow>
      {company.kind === 'demo' && <DemoNote />}
      <section className="mg-panel">
        <DeedForm<typeof changeCompany, Values>
          contract={changeCompany}
          initial={{ name: company.name, timeZone: company.timeZone, language: company.language }}
          toGiven={(values) => ({ body: values })}
          onDone={() => {
            void client.invalidateQueries({ queryKey: answerKey(showSession, {}) });
            tell(say('saved'));
          }}
          submit={say('save')}
        >
          <Field name="name" label={say('setup:company.name')}>
            <Input maxLength={200} />
          </Field>
          <Field name="timeZone" label={say('setup:company.time_zone')} hint={say('setup:company.time_zone_hint')}>
            <SelectInput choices={timeZoneChoices(company.timeZone)} />
          </Field>
          <Field name="language" label={say('setup:company.language')}>
            <SelectInput choices={languages.map((one) => ({ value: one, text: say(`words:language.${one}`) }))} />
          </Field>
        </DeedForm>
        <dl className="mg-pairs">
          <dt>{say('setup:company.country')}</dt>
          <dd>{countries.of(company.country) ?? company.country}</dd>
          <dt>{say('setup:company.currency')}</dt>
          <dd>{`${company.currency} · ${currencies.of(company.currency) ?? company.currency}`}</dd>
        </dl>
      </section>
      {may('case.settings') && <ComplaintFormPanel />}
      {may('case.settings') && <CaseDeadlines />}
    </PageFrame>
  );
}

/** Looking around leads on to one's own company without going back to the console. */
function DemoNote() {
  const say = useWords();
  const navigate = useNavigate();
  const ask = useDeed(askToFound, ({ token }) => {
    keepToken(token);
    void navigate({ to: '/welcome' });
  });
  return (
    <section className="mg-panel">
      <p>{say('setup:company.demo')}</p>
      {ask.isError && <Fault error={ask.error} />}
      <div className="mg-row">
        <Button loading={ask.isPending} onClick={() => ask.mutate({})}>
          {say('setup:company.own')}
        </Button>
      </div>
    </section>
  );
}
