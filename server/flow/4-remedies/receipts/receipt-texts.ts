// The words of the receipt in the three languages. Double braces are filled by wordReceipt; a paragraph appears only where it is true.
import type { paymentHeads } from '#api/facts/4-remedies';
import type { Language } from '#api/values';

export interface ReceiptTexts {
  title: string;
  /** Money that has left, or that will leave once the rest is done. */
  paid: string;
  toBePaid: string;
  /** Civil law of all three countries lets a claim pass to whoever pays it; the sentence does it by agreement, whatever law applies. */
  claimPasses: string;
  claimPassesFromSeller: string;
  goodwill: string;
  otherRights: string;
  headName: Record<(typeof paymentHeads)[number], string>;
  head: string;
  amount: string;
  total: string;
  signature: string;
  signedAt: string;
  draft: string;
}

export const receiptTexts: Record<Language, ReceiptTexts> = {
  en: {
    title: 'Receipt and transfer of claim',
    paid: '{{company}} paid {{total}} to {{person}} on {{paidOn}}, to the account {{account}}, for contract {{contract}} of {{signedOn}}.',
    toBePaid:
      '{{company}} pays {{total}} to {{person}}, to the account {{account}}, for contract {{contract}} of {{signedOn}}.',
    claimPasses:
      'With the receipt of the money the claim of {{person}} for the same loss passes to {{company}}, to the amount of {{claim}}.',
    claimPassesFromSeller:
      'With the receipt of the money the claim of {{person}} against {{seller}} for the same loss passes to {{company}}, to the amount of {{claim}}.',
    goodwill:
      '{{goodwill}} of it is a gesture of goodwill. It admits no fault and no liability, and no claim passes for it.',
    otherRights: 'All other rights of {{person}} remain as they are.',
    headName: { refund: 'Refund', penalty: 'Penalty', consequential: 'Consequential damage', goodwill: 'Goodwill' },
    head: 'For',
    amount: 'Amount',
    total: 'Total',
    signature: 'Signature',
    signedAt: 'Signed on a screen on {{signedAt}}',
    draft: 'Not signed yet',
  },
  'zh-CN': {
    title: '收款及债权转让确认书',
    paid: '{{company}}已于{{paidOn}}就{{signedOn}}签订的第{{contract}}号合同，向{{person}}支付{{total}}，收款账户为{{account}}。',
    toBePaid: '{{company}}就{{signedOn}}签订的第{{contract}}号合同，向{{person}}支付{{total}}，收款账户为{{account}}。',
    claimPasses: '{{person}}收到上述款项后，其就同一损失享有的债权在{{claim}}范围内转让给{{company}}。',
    claimPassesFromSeller:
      '{{person}}收到上述款项后，其就同一损失对{{seller}}享有的债权在{{claim}}范围内转让给{{company}}。',
    goodwill: '其中{{goodwill}}为善意补偿，不构成对过错或责任的承认，相应部分不发生债权转让。',
    otherRights: '{{person}}的其他权利不受影响。',
    headName: { refund: '退款', penalty: '违约金', consequential: '间接损失', goodwill: '善意补偿' },
    head: '项目',
    amount: '金额',
    total: '合计',
    signature: '签名',
    signedAt: '于{{signedAt}}在屏幕上签署',
    draft: '尚未签署',
  },
  ru: {
    title: 'Расписка и уступка требования',
    paid: 'Получатель: {{person}}. Плательщик: {{company}}. Выплачено {{total}} на счёт {{account}} (дата выплаты — {{paidOn}}; договор {{contract}} от {{signedOn}}).',
    toBePaid:
      'Получатель: {{person}}. Плательщик: {{company}}. Выплачивается {{total}} на счёт {{account}} (договор {{contract}} от {{signedOn}}).',
    claimPasses:
      'С получением денег требование о возмещении того же убытка в размере {{claim}} переходит к {{company}}. Прежний кредитор: {{person}}.',
    claimPassesFromSeller:
      'С получением денег требование о возмещении того же убытка в размере {{claim}} переходит к {{company}}. Должник: {{seller}}. Прежний кредитор: {{person}}.',
    goodwill:
      'Из этой суммы {{goodwill}} — жест доброй воли. Он не означает признания вины или ответственности, и требование в этой части не переходит.',
    otherRights: 'Остальные права получателя ({{person}}) сохраняются.',
    headName: {
      refund: 'Возврат денег',
      penalty: 'Неустойка',
      consequential: 'Сопутствующий ущерб',
      goodwill: 'Жест доброй воли',
    },
    head: 'За что',
    amount: 'Сумма',
    total: 'Итого',
    signature: 'Подпись',
    signedAt: 'Подписано на экране: {{signedAt}}',
    draft: 'Ещё не подписано',
  },
};
