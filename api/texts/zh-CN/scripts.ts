// What is read out to a customer we call, and how they are told why we called, in Chinese.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { scripts as english } from '../en/scripts.ts';

export const scripts: TranslationOf<typeof english> = {
  'mail.subject': '{{company}}：您的个案 {{number}}',
  'mail.footer': '个案 {{number}}。直接回复本消息，我们即可收到。',
  'mail.confirm':
    '我们已收到您的消息，并为您开立个案 {{number}}。{{company}} 的工作人员会答复您。如需补充，请直接回复本消息。',
  'call.greeting': '{{person}}，您好。这里是{{company}}。您没有投诉，是我们主动联系您。',
  'call.reason':
    '您于{{signedOn}}与{{seller}}签订了合同{{number}}。该商户的另一位顾客遇到了问题，我们想确认您是否也有同样的情况。',
  'call.goods': '所购商品：{{goods}}。',
  'call.ask_delivered': '货物都送到了吗？',
  'call.ask_installed': '是否已按约定安装完毕？',
  'call.ask.not_delivered': '是否有已过约定日期仍未送到的货物？',
  'call.ask.not_installed': '是否有已过约定日期仍未完成的安装？',
  'call.ask.late': '货物是否比约定的日期送得晚？',
  'call.ask.quality': '商品是否有质量问题？',
  'call.ask.wrong_goods': '送来的商品是否与您订购的不符？',
  'call.ask.damaged': '商品送到时是否有损坏？',
  'call.ask.property_damage': '商品是否损坏了您家中的物品？',
  'call.ask.return_refused': '您是否要求退货而被拒绝？',
  'call.ask.service': '您是否被拒绝提供服务？',
  'call.ask.other': '您的购买是否有任何问题？',
  'call.closing_affected': '如果有：我们现在就为您立案，您将得到与投诉顾客相同的处理。届时请提供合同和付款凭证。',
  'call.closing_well': '如果一切正常：谢谢您。以后如有问题，请随时来找我们，我们的承诺继续有效。',
  'why.own_complaint': '您于{{on}}就合同{{number}}向我们投诉。',
  'why.first_complaint': '{{on}}，{{seller}}的另一位顾客向我们投诉，经核实情况属实。',
  'why.sweep_started':
    '因此我们于{{on}}查找了{{signedFrom}}至{{signedUntil}}与{{seller}}签订的全部合同，并逐一回访每位顾客。您的合同{{number}}就在其中。',
  'why.called': '{{on}}我们联系了您，得知您遇到了同样的问题。',
  'why.case_opened': '{{on}}我们主动为您立案，您无需投诉。',
  'why.decided': '{{on}}决定向您赔付{{amount}}。依照我们的公开承诺，由我们先行赔付，再由我们向商户追偿。',
  'why.paid': '{{on}}我们已将{{amount}}汇入您提供的账户。',
};
