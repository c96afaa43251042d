// The marketplace or mall that answers for its merchants: the four commitments Easyhome names (E3, E4, E18–E20).
import type { Playbook } from './playbook.ts';

export const marketplace: Playbook = {
  name: 'marketplace',
  commitments: [
    {
      // E3: since March 2000; E4: exactly two proofs; E5: it outlives the merchant.
      code: 'advance-compensation',
      name: { 'zh-CN': '先行赔付', ru: 'Опережающая компенсация', en: 'Advance compensation' },
      wording: {
        'zh-CN':
          '在本商场购买的商品或服务出现质量或服务问题，可直接找商场。商场与商户承担连带责任，并先行赔付；商户撤场后承诺依然有效。',
        ru: 'Если с товаром или услугой, купленными в нашем центре, возникла проблема, обращайтесь прямо к нам. Мы отвечаем солидарно с продавцом и платим первыми, даже если продавец уже ушёл.',
        en: 'If anything bought here has a fault in quality or service, come to us. We answer jointly with the merchant and pay first, also after the merchant has left.',
      },
      clock: { kind: 'standing' },
      evidence: ['sales_contract', 'payment_voucher'],
      inForceFrom: '2000-03-01',
    },
    {
      code: 'green-protection',
      name: { 'zh-CN': '绿色环保', ru: 'Экологическая безопасность', en: 'Green environmental protection' },
      wording: {
        'zh-CN': '商场销售的商品符合国家环保标准；经有资质的机构检测不合格的，商场负责处理。',
        ru: 'Товары в нашем центре соответствуют экологическим нормам. Если аккредитованная лаборатория покажет иное, отвечаем мы.',
        en: 'What is sold here meets the environmental standards. Where an accredited test shows otherwise, we put it right.',
      },
      clock: { kind: 'standing' },
      evidence: ['sales_contract', 'test_report'],
    },
    {
      // E20: one month; the source gives no start and no conditions.
      code: 'one-month-return',
      name: {
        'zh-CN': '一个月无理由退货',
        ru: 'Возврат без причины в течение месяца',
        en: 'One-month no-reason return',
      },
      wording: {
        'zh-CN': '自交付之日起一个月内，顾客可以无理由退货。',
        ru: 'В течение месяца после доставки товар можно вернуть, не объясняя причин.',
        en: 'Within one month of delivery the goods can be returned without giving a reason.',
      },
      clock: { kind: 'right', start: 'delivered', length: 1, unit: 'months' },
      evidence: ['sales_contract'],
    },
    {
      // E19: the agreed date is itself the service level.
      code: 'zero-delay',
      name: {
        'zh-CN': '送货安装零延迟',
        ru: 'Доставка и монтаж без задержек',
        en: 'Zero delay in delivery and installation',
      },
      wording: {
        'zh-CN': '按合同约定的日期送货、安装；逾期一天即为违约。',
        ru: 'Доставка и монтаж — в день, согласованный в договоре. Один день опоздания — уже нарушение.',
        en: 'Delivery and installation on the date agreed in the contract. One day late is a breach.',
      },
      clock: { kind: 'agreed_date', obligations: ['deliver', 'install'] },
      evidence: ['sales_contract'],
    },
  ],
};
