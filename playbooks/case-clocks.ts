// The clocks a company's cases start with, whatever kind of company it is; and those the law or a kind of company adds.
import type { z } from 'zod';
import type { clockPolicyGiven } from '#api/flow/2-cases.clocks';
import type { Playbook, Texts } from './playbook.ts';

export interface PlaybookClock {
  code: string;
  policy: Omit<z.input<typeof clockPolicyGiven>, 'name'> & { name: Texts };
  /** Left out: every kind of company, every country. */
  playbooks?: readonly Playbook['name'][];
  countries?: readonly string[];
}

const hours = (count: number) => count * 60;
const days = (count: number) => hours(24 * count);
/** What comes in writing and is not answered while the customer stands there. */
const written = ['page', 'email', 'message'] as const;
const ownerThenOverseers: PlaybookClock['policy']['steps'] = [
  { when: 'share', amount: 75, tell: ['owner'] },
  { when: 'after', amount: 0, tell: ['owner', 'overseers'] },
];

export const caseClocks: readonly PlaybookClock[] = [
  {
    code: 'acknowledge',
    policy: {
      name: { 'zh-CN': '受理确认', ru: 'Подтверждение получения', en: 'Acknowledge' },
      startsOn: ['opened'],
      stopsOn: ['looked_at', 'taken', 'we_wrote', 'we_called', 'resolved'],
      channels: [...written],
      unit: 'work_minutes',
      length: hours(4),
      steps: [{ when: 'after', amount: 0, tell: ['overseers'] }],
    },
  },
  {
    // P7: slow or missing follow-up is the fuse of group complaints.
    code: 'first-answer',
    policy: {
      name: { 'zh-CN': '首次答复', ru: 'Первый ответ', en: 'First answer' },
      startsOn: ['opened'],
      stopsOn: ['we_wrote', 'we_called', 'refused', 'resolved'],
      channels: [...written],
      unit: 'work_minutes',
      length: hours(8),
      steps: ownerThenOverseers,
    },
  },
  {
    code: 'next-answer',
    policy: {
      name: { 'zh-CN': '后续答复', ru: 'Следующий ответ', en: 'Next answer' },
      startsOn: ['customer_wrote', 'customer_called'],
      stopsOn: ['we_wrote', 'we_called', 'resolved'],
      unit: 'work_minutes',
      length: hours(8),
      steps: ownerThenOverseers,
    },
  },
  {
    code: 'keep-in-touch',
    policy: {
      name: { 'zh-CN': '保持联系', ru: 'Связь с клиентом', en: 'Keep in touch' },
      startsOn: ['opened', 'reopened'],
      restartsOn: ['we_wrote', 'we_called', 'visit_done'],
      stopsOn: ['resolved'],
      pausesOn: ['customer', 'account'],
      unit: 'working_days',
      length: 5,
      steps: [{ when: 'after', amount: 0, tell: ['owner'] }],
    },
  },
  {
    code: 'decide',
    policy: {
      name: { 'zh-CN': '作出决定', ru: 'Принять решение', en: 'Decide' },
      startsOn: ['opened'],
      stopsOn: ['decided', 'refused', 'resolved'],
      pausesOn: ['customer', 'court', 'weather', 'outside'],
      pauseLimits: [{ reason: 'customer', minutes: days(30) }],
      unit: 'working_days',
      length: 10,
      steps: ownerThenOverseers,
    },
  },
  {
    code: 'resolve',
    policy: {
      name: { 'zh-CN': '解决问题', ru: 'Решить вопрос', en: 'Resolve' },
      startsOn: ['opened'],
      stopsOn: ['resolved'],
      goesOnAfterReopening: true,
      pausesOn: ['customer', 'account', 'part', 'supplier', 'weather', 'court'],
      pauseLimits: [
        { reason: 'customer', minutes: days(60) },
        { reason: 'part', minutes: days(14) },
        { reason: 'supplier', minutes: days(14) },
      ],
      unit: 'calendar_days',
      length: 30,
      steps: ownerThenOverseers,
    },
  },
  {
    // E21: what was promised on the telephone is a promise; who made it sees it coming.
    code: 'call-back',
    policy: {
      name: { 'zh-CN': '承诺回电', ru: 'Обещанный звонок', en: 'Promised call' },
      startsOn: ['call_promised'],
      stopsOn: ['we_called', 'resolved'],
      unit: 'agreed',
      length: 0,
      steps: [
        { when: 'before', amount: 15, tell: ['owner'] },
        { when: 'after', amount: 0, tell: ['owner', 'overseers'] },
      ],
    },
  },
  {
    // Q12: within one hour, day and night; a breach is told to those who oversee.
    code: 'superior-answer',
    policy: {
      name: { 'zh-CN': '请示答复', ru: 'Ответ руководителя', en: 'Superior’s answer' },
      startsOn: ['question_raised'],
      stopsOn: ['question_answered', 'resolved'],
      unit: 'minutes',
      length: 60,
      steps: [
        { when: 'share', amount: 0, tell: ['overseers'] },
        { when: 'after', amount: 0, tell: ['overseers'] },
      ],
    },
  },
  {
    // Q13: within two days of the arrival, to the minute.
    code: 'inspection-sheet',
    playbooks: ['manufacturer', 'retailer'],
    policy: {
      name: { 'zh-CN': '检测单', ru: 'Акт осмотра', en: 'Inspection sheet' },
      startsOn: ['goods_arrived'],
      stopsOn: ['inspection_sheet_given', 'resolved'],
      unit: 'minutes',
      length: days(2),
      steps: ownerThenOverseers,
    },
  },
  {
    // Measures for penalties against infringements of consumers' rights: past fifteen days from the demand it counts as deliberate delay.
    code: 'money-demand-cn',
    countries: ['CN'],
    policy: {
      name: {
        'zh-CN': '退款赔付期限（15 日）',
        ru: 'Срок по требованию (15 дней, Китай)',
        en: 'Demand, 15 days (China)',
      },
      startsOn: ['money_demanded'],
      stopsOn: ['paid', 'refused'],
      unit: 'calendar_days',
      length: 15,
      lastDay: 'stays',
      steps: ownerThenOverseers,
    },
  },
  {
    // Law on the protection of consumers' rights art. 22; Civil Code art. 191 counts from the day after, art. 193 moves a day off.
    code: 'money-demand-ru',
    countries: ['RU'],
    policy: {
      name: {
        'zh-CN': '退款赔付期限（10 日，俄罗斯）',
        ru: 'Срок по требованию (10 дней)',
        en: 'Demand, 10 days (Russia)',
      },
      startsOn: ['money_demanded'],
      stopsOn: ['paid', 'refused'],
      unit: 'calendar_days',
      length: 10,
      lastDay: 'moves_to_next_working_day',
      steps: ownerThenOverseers,
    },
  },
];

/** The clocks of a company founded with these playbooks in this country. */
export function clocksFor(playbooks: readonly string[], country: string): PlaybookClock[] {
  return caseClocks.filter(
    (clock) =>
      (clock.playbooks?.some((name) => playbooks.includes(name)) ?? true) &&
      (clock.countries?.includes(country) ?? true),
  );
}
