// Finished cases as the import wants them: the fields of a file, in three languages, and how a row becomes a case.
import type { Money } from '#platform/money/money-types';
import type { FieldKind, WantedField } from '#platform/tables/table-types';
import type { FieldValues, ImportKind } from '#registry';
import { type FinishedCase, type Satisfaction, sourceKeyOf } from './finished-case.ts';
import { takeOver } from './take-over.ts';

const field = (
  name: string,
  kind: FieldKind,
  [zh, ru, en]: readonly [string[], string[], string[]],
  required = false,
): WantedField => ({ name, kind, required, synonyms: { zh, ru, en } });

const satisfied: WantedField = {
  ...field('satisfaction', 'enum', [
    ['满意', '是否满意'],
    ['удовлетворён', 'удовлетворенность'],
    ['satisfaction', 'satisfied'],
  ]),
  values: [
    { code: 'yes', words: ['yes', 'y', 'да', '是', '满意'] },
    { code: 'no', words: ['no', 'n', 'нет', '否', '不满意'] },
    { code: 'unknown', words: ['na', 'n/a', 'unknown', 'неизвестно', '未知', '未评价'] },
  ],
};

export const finishedCaseFields: readonly WantedField[] = [
  field('number', 'text', [
    ['案件编号', '投诉编号'],
    ['номер обращения', 'номер дела'],
    ['case number', 'complaint number', 'complaint id'],
  ]),
  field('business', 'text', [
    ['商户', '被投诉方', '企业名称'],
    ['продавец', 'организация'],
    ['business name', 'business', 'merchant', 'company'],
  ]),
  field(
    'category',
    'text',
    [
      ['行业', '类别'],
      ['отрасль', 'категория'],
      ['industry', 'category'],
    ],
    true,
  ),
  field('complaintType', 'text', [
    ['投诉类型', '投诉内容'],
    ['вид жалобы', 'предмет жалобы'],
    ['complaint type', 'issue'],
  ]),
  field(
    'openedOn',
    'date',
    [
      ['受理日期', '立案日期'],
      ['дата обращения', 'дата открытия'],
      ['mediation start date', 'opened on', 'open date', 'received'],
    ],
    true,
  ),
  field(
    'closedOn',
    'date',
    [['结案日期', '办结日期'], ['дата закрытия'], ['mediation close date', 'closed on', 'close date', 'closed']],
    true,
  ),
  field(
    'result',
    'text',
    [
      ['处理结果', '结果'],
      ['результат', 'итог'],
      ['complaint result', 'result', 'outcome', 'resolution'],
    ],
    true,
  ),
  satisfied,
  field('restitution', 'money', [
    ['赔付金额', '退赔金额'],
    ['возмещение', 'выплачено'],
    ['restitution', 'refund', 'amount restored'],
  ]),
  field('currency', 'text', [['币种'], ['валюта'], ['currency']]),
  field('address', 'text', [['地址', '商户地址'], ['адрес'], ['business address', 'address']]),
  field('postcode', 'text', [['邮编', '商户邮编'], ['индекс'], ['business zip', 'postcode', 'zip']]),
  field('customerPostcode', 'text', [
    ['顾客邮编', '投诉人邮编'],
    ['индекс покупателя'],
    ['complainant zip', 'customer zip'],
  ]),
];

/** `currency` is what a row without an amount is counted in. */
export const finishedCaseKind: ImportKind<FinishedCase> = {
  kind: 'finished_cases',
  fields: finishedCaseFields,
  read(values) {
    const row = rowOf(values);
    return { row, key: sourceKeyOf(row) };
  },
  // Each row is a case of its own.
  join: () => undefined,
  load: takeOver,
};

function rowOf(values: FieldValues): FinishedCase {
  const text = (name: string) => (values.get(name) as string | undefined) ?? null;
  const money = values.get('restitution') as Money | undefined;
  return {
    number: text('number'),
    business: text('business'),
    category: text('category') ?? '',
    complaintType: text('complaintType'),
    openedOn: text('openedOn') ?? '',
    closedOn: text('closedOn') ?? '',
    result: text('result') ?? '',
    satisfaction: (text('satisfaction') as Satisfaction | null) ?? 'unknown',
    restitutionMinor: money?.amountMinor ?? 0n,
    currency: money?.currency ?? text('currency')?.toUpperCase() ?? noCurrency,
    address: text('address'),
    postcode: text('postcode'),
    customerPostcode: text('customerPostcode'),
  };
}

/** ISO 4217's code for "no currency": a row that says neither an amount nor a currency restored nothing in any. */
const noCurrency = 'XXX';
