// The form of a feed: the shop and its kind, where its contracts belong, and whom the shop's words for sellers mean.
import { Input, InputNumber } from 'antd';
import type { AnswerOf, RouteContract } from '#api/contract';
import { feedKinds } from '#api/registry/feeds';
import { listStores } from '#api/registry/merchants';
import type { Id } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import type { FeedShown } from './feed-state.tsx';
import { type SellerRow, SellersInput } from './sellers-input.tsx';

export interface FeedValues {
  kind: FeedShown['kind'];
  name: string;
  storeId?: Id<'sto'> | '';
  numberPrefix?: string;
  deliverWithinDays: number;
  sellers: SellerRow[];
  shopSecret?: string;
}

export interface FeedFormProps<R extends RouteContract> {
  contract: R;
  submit: string;
  initial?: Partial<FeedValues>;
  /** The kind is chosen once, with the secret a Shopify shop signs with. */
  isNew?: boolean;
  toGiven: (values: FeedValues) => Given<R>;
  onDone: (answer: AnswerOf<R>) => void;
}

export function FeedForm<R extends RouteContract>({ isNew = false, initial, ...form }: FeedFormProps<R>) {
  const say = useWords();
  const stores = useAnswer(listStores, { query: { limit: 200 } });
  const places = (stores.data?.rows ?? []).map(({ storeId, name }) => ({ value: storeId, text: name }));
  return (
    <DeedForm<R, FeedValues> {...form} initial={{ kind: 'medusa', deliverWithinDays: 14, sellers: [], ...initial }}>
      {isNew && (
        <>
          <Field name="kind" label={say('setup:feeds.kind')}>
            <SelectInput choices={feedKinds.map((kind) => ({ value: kind, text: say(`setup:feeds.kind_${kind}`) }))} />
          </Field>
          <Field
            name="shopSecret"
            label={say('setup:feeds.shop_secret')}
            hint={say('setup:feeds.shop_secret_hint')}
            optional
          >
            <Input.Password maxLength={200} autoComplete="off" />
          </Field>
        </>
      )}
      <Field name="name" label={say('setup:feeds.name')}>
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <Field name="storeId" label={say('setup:feeds.store')} optional>
        <SelectInput choices={[{ value: '', text: say('setup:feeds.no_store') }, ...places]} />
      </Field>
      <Field name="deliverWithinDays" label={say('setup:feeds.days')} hint={say('setup:feeds.days_hint')}>
        <InputNumber min={0} max={730} precision={0} />
      </Field>
      <Field name="numberPrefix" label={say('setup:feeds.prefix')} hint={say('setup:feeds.prefix_hint')} optional>
        <Input maxLength={20} autoComplete="off" />
      </Field>
      <Field name="sellers" label={say('setup:feeds.sellers')} hint={say('setup:feeds.sellers_hint')} optional>
        <SellersInput />
      </Field>
    </DeedForm>
  );
}

/** As the contract takes it: an empty choice is none, a row without a word is nobody. */
export function settingsOf({ name, storeId, numberPrefix, deliverWithinDays, sellers }: FeedValues) {
  return {
    ...{ name, deliverWithinDays, numberPrefix: numberPrefix ?? '' },
    storeId: storeId || null,
    sellers: sellers.filter(({ word }) => word.trim() !== ''),
  };
}
