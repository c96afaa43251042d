// What a duty says that no commitment worded: the agreed date of a contract, in the words of its obligation.
import type { InThreeLanguages } from '#api/values';
import type { ObligationKind } from './customer-promise.ts';

const wordings: Record<ObligationKind, InThreeLanguages> = {
  deliver: {
    'zh-CN': '按合同约定的日期送货',
    ru: 'Доставить в срок, согласованный в договоре',
    en: 'Deliver by the date agreed in the contract',
  },
  install: {
    'zh-CN': '按合同约定的日期安装',
    ru: 'Смонтировать в срок, согласованный в договоре',
    en: 'Install by the date agreed in the contract',
  },
  perform: {
    'zh-CN': '按合同约定的日期完成服务',
    ru: 'Выполнить работу в срок, согласованный в договоре',
    en: 'Perform by the date agreed in the contract',
  },
};

export function wordingOfObligation(kind: ObligationKind | null): InThreeLanguages {
  return wordings[kind ?? 'perform'];
}
