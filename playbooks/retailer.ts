// The retailer that sells other makers' goods and finishes the sale in the customer's home (F8, F9, F12, F17, F19, F22).
import type { Playbook } from './playbook.ts';

export const retailer: Playbook = {
  name: 'retailer',
  commitments: [
    {
      // F19: a sale ends when the customer signs that all is received, assembled and as wanted.
      code: 'acceptance-at-home',
      name: { 'zh-CN': '到家验收', ru: 'Приёмка у вас дома', en: 'Acceptance in your home' },
      wording: {
        'zh-CN': '按约定日期送达并安装；您在家中签字确认货齐、装好、满意，销售才算完成。',
        ru: 'Привозим и собираем в согласованный день. Продажа завершена, когда вы дома подписали: всё получено, собрано, замечаний нет.',
        en: 'Delivered and assembled on the agreed day. The sale ends when you sign at home that all is received, assembled and as you wanted.',
      },
      clock: { kind: 'agreed_date', obligations: ['deliver', 'install', 'perform'] },
      evidence: ['work_order', 'acceptance'],
    },
    {
      // F9: 18 months; a make with another term gets a version or a scope of its own.
      code: 'factory-warranty',
      name: { 'zh-CN': '厂家质保18个月', ru: 'Гарантия фабрики 18 месяцев', en: 'Factory warranty of 18 months' },
      wording: {
        'zh-CN': '自安装完成（无需安装的自交付）之日起，厂家质保18个月。',
        ru: 'Гарантия фабрики — 18 месяцев со дня сборки, а если сборка не нужна — со дня доставки.',
        en: 'The factory answers for its goods for 18 months from assembly, or from delivery where nothing is assembled.',
      },
      clock: { kind: 'right', start: 'installed', length: 18, unit: 'months' },
      evidence: ['sales_contract', 'photo'],
    },
    {
      // F17: what was done, how, what to improve; a person records the call.
      code: 'one-year-call',
      name: { 'zh-CN': '一年回访', ru: 'Звонок через год', en: 'A call within the year' },
      wording: {
        'zh-CN': '交付后一年内我们主动回访：东西用得怎样，哪里要改进。',
        ru: 'В течение года после сборки мы сами позвоним: что сделали, как служит, что улучшить.',
        en: 'Within a year of assembly we call you: what was done, how it serves, what to improve.',
      },
      clock: { kind: 'within', start: 'installed', length: 1, unit: 'years', duty: 'perform' },
      evidence: ['correspondence'],
    },
    {
      // F22: after the warranty a well-reasoned answer and a paid repair at the lowest tariff.
      code: 'minimal-tariff-repair',
      name: { 'zh-CN': '保外最低价维修', ru: 'Ремонт по минимальному тарифу', en: 'Repair at the minimal tariff' },
      wording: {
        'zh-CN': '质保期满后，我们说明理由，并按最低收费标准提供有偿维修。',
        ru: 'Когда гарантия закончилась, мы объясним решение и предложим платный ремонт по минимальному тарифу.',
        en: 'When the warranty is over we give our reasons and offer a paid repair at our lowest tariff.',
      },
      clock: { kind: 'standing' },
      evidence: ['sales_contract', 'photo'],
    },
    {
      // F12: the source says "within a reasonable time"; an operator who names days writes a version with a clock.
      code: 'missing-part-made-good',
      name: { 'zh-CN': '缺件补齐', ru: 'Недокомплект восполним', en: 'Missing parts are made good' },
      wording: {
        'zh-CN': '缺件在合理期限内补齐：向厂家订购，或另行制作。',
        ru: 'Недостающую деталь в разумный срок закажем на фабрике или изготовим.',
        en: 'A missing part is ordered from the factory or made for you within a reasonable time.',
      },
      clock: { kind: 'standing' },
      evidence: ['work_order', 'photo'],
    },
    {
      // F8: twice a month through the warranty term; the visits themselves are planned with the remedies.
      code: 'preventive-visits',
      name: { 'zh-CN': '质保期内定期检查', ru: 'Осмотры в гарантийный срок', en: 'Check-ups during the warranty' },
      wording: {
        'zh-CN': '质保期内，签有维护约定的家具和设备每月检查两次。',
        ru: 'В гарантийный срок дважды в месяц осматриваем мебель и оборудование, взятые на обслуживание.',
        en: 'During the warranty we look over the furniture and equipment under care twice a month.',
      },
      clock: { kind: 'standing' },
      evidence: ['sales_contract'],
      families: ['premium'],
    },
  ],
};
