// The manufacturer with a service network and repair centres (H4–H6, H8, H19, H27; Q6, Q8, Q10, Q12–Q14). What is measured inside
// a visit, a call or a parts order, and not from a date of the contract, is a standing assurance here.
import type { Playbook } from './playbook.ts';

export const manufacturer: Playbook = {
  name: 'manufacturer',
  commitments: [
    {
      code: 'arrive-on-time',
      name: { 'zh-CN': '准时上门', ru: 'Приходим вовремя', en: 'On time' },
      wording: {
        'zh-CN': '按与您约定的时间上门，人货同到。',
        ru: 'Приходим в согласованное с вами время; мастер и товар прибывают вместе.',
        en: 'We come at the time agreed with you; the engineer and the goods arrive together.',
      },
      clock: { kind: 'agreed_date', obligations: ['deliver', 'install', 'perform'] },
      evidence: ['work_order'],
    },
    {
      // H5, read as work on site without travel.
      code: 'time-on-site',
      name: { 'zh-CN': '限时完成', ru: 'В отведённое время', en: 'Done in time' },
      wording: {
        'zh-CN': '到场后安装2小时内完成，维修1小时内完成。',
        ru: 'На месте: установка — до 2 часов, ремонт — до 1 часа.',
        en: 'On site, an installation takes at most 2 hours and a repair at most 1 hour.',
      },
      clock: { kind: 'standing' },
      evidence: ['work_order'],
    },
    {
      // H6, H19: "1 + 5", each ticked by the customer on the visit card.
      code: 'right-first-time',
      name: {
        'zh-CN': '一次就好，五项增值服务',
        ru: 'С первого раза и пять услуг',
        en: 'Right first time, and five services',
      },
      wording: {
        'zh-CN':
          '一次上门就办好。另有五项：安全测电、指导使用、产品维护、家中产品一站式通检、清理现场；请在公示卡上逐项打勾。',
        ru: 'Всё делаем за один визит. И ещё пять дел: проверка электробезопасности, обучение, уход за изделием, осмотр других наших приборов, уборка. Отметьте их в карте визита.',
        en: 'One visit settles it. And five services: electrical safety test, showing how to use it, care of the product, a check of our other appliances, a clean site. You tick them on the visit card.',
      },
      clock: { kind: 'standing' },
      evidence: ['work_order', 'acceptance'],
    },
    {
      // Q6; the source does not say from when, so from receipt.
      code: 'one-year-warranty',
      name: { 'zh-CN': '一年免费保修', ru: 'Год бесплатной гарантии', en: 'One-year free warranty' },
      wording: {
        'zh-CN': '自收到产品之日起免费保修一年。',
        ru: 'Бесплатная гарантия — один год со дня получения.',
        en: 'Free warranty for one year from the day you receive the product.',
      },
      clock: { kind: 'right', start: 'delivered', length: 1, unit: 'years' },
      evidence: ['serial', 'sales_contract'],
    },
    {
      // Q10 A.
      code: 'three-day-swap',
      name: { 'zh-CN': '三天包换', ru: 'Замена в течение трёх дней', en: 'Three-day swap' },
      wording: {
        'zh-CN': '收货三天内，性能指标达不到实际要求的，可以换货或退款。',
        ru: 'Если в течение трёх дней после получения показатели не отвечают требованиям — замена или возврат денег.',
        en: 'If within three days of receipt it does not perform as needed, it is replaced or refunded.',
      },
      clock: { kind: 'right', start: 'delivered', length: 3, unit: 'days' },
      evidence: ['serial', 'test_report'],
    },
    {
      // Q10 B: within the warranty, once the centre confirms it.
      code: 'serious-fault-replacement',
      name: {
        'zh-CN': '严重质量问题包换包退',
        ru: 'Существенный недостаток: замена или возврат',
        en: 'Serious fault: replaced or refunded',
      },
      wording: {
        'zh-CN': '保修期内经服务中心分析确认存在严重质量问题的，换货或退款。',
        ru: 'Если в гарантийный срок сервисный центр подтвердит существенный недостаток — замена или возврат денег.',
        en: 'If within the warranty our centre confirms a serious quality problem, it is replaced or refunded.',
      },
      clock: { kind: 'right', start: 'delivered', length: 1, unit: 'years' },
      evidence: ['serial', 'test_report'],
    },
    {
      // Q8: both ways within the warranty, one way after it.
      code: 'freight-borne',
      name: { 'zh-CN': '运费承担', ru: 'Оплата пересылки', en: 'Freight' },
      wording: {
        'zh-CN': '保修期内承担往返运费；保修期后承担单程运费。',
        ru: 'В гарантийный срок платим за доставку в обе стороны, после него — в одну.',
        en: 'Within the warranty we bear the freight both ways, after it one way.',
      },
      clock: { kind: 'standing' },
      evidence: ['serial'],
    },
    {
      // H8: for the customers it is meant for; the operator sets the scope.
      code: 'lifetime-warranty',
      name: { 'zh-CN': 'VIP终身保修', ru: 'Пожизненная гарантия VIP', en: 'Lifetime warranty for VIP' },
      wording: {
        'zh-CN': 'VIP用户的产品终身保修。',
        ru: 'Для клиентов VIP гарантия действует весь срок жизни изделия.',
        en: 'For VIP customers the warranty lasts as long as the product.',
      },
      clock: { kind: 'standing' },
      evidence: ['serial', 'identity'],
      families: ['VIP'],
    },
    {
      // H27: by the level of the market the customer lives in.
      code: 'parts-in-hours',
      name: { 'zh-CN': '备件时限', ru: 'Срок доставки деталей', en: 'Parts within hours' },
      wording: {
        'zh-CN': '备件送达时限：一级市场6小时，二级24小时，三级36小时。',
        ru: 'Запчасть на месте: в городах первого уровня — за 6 часов, второго — за 24, третьего — за 36.',
        en: 'A part arrives within 6 hours in a level-1 market, 24 in level 2, 36 in level 3.',
      },
      clock: { kind: 'standing' },
      evidence: ['work_order'],
    },
    {
      // Q12, Q13.
      code: 'answers-in-time',
      name: { 'zh-CN': '限时答复', ru: 'Ответ в срок', en: 'Answers in time' },
      wording: {
        'zh-CN': '坐席不能解决的问题1小时内答复；送修产品到达后2天内出具检测单。',
        ru: 'Если оператор не знает ответа, он будет через час; акт диагностики — за 2 дня после поступления изделия.',
        en: 'What the agent cannot solve is answered within 1 hour; the inspection sheet follows within 2 days of the unit’s arrival.',
      },
      clock: { kind: 'standing' },
      evidence: ['correspondence'],
    },
    {
      // Q14: outside the line it supervises.
      code: 'supervision-line',
      name: { 'zh-CN': '独立监督', ru: 'Независимый надзор', en: 'Independent supervision' },
      wording: {
        'zh-CN': '24小时监督投诉渠道，独立于被监督的服务部门。',
        ru: 'Круглосуточная линия надзора не подчинена службе, за которой следит.',
        en: 'A supervision line, day and night, outside the service it supervises.',
      },
      clock: { kind: 'standing' },
      evidence: [],
    },
  ],
};
