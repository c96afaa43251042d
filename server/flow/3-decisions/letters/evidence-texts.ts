// The headings and short words of an evidence pack in the three languages.
import type { Language } from '#api/values';

export interface EvidenceTexts {
  title: string;
  made: string;
  case: string;
  customer: string;
  merchant: string;
  contract: string;
  complained: string;
  problem: string;
  state: string;
  told: string;
  claims: string;
  obligations: string;
  vouchers: string;
  proofs: string;
  visits: string;
  demands: string;
  answer: string;
  owed: string;
  decisions: string;
  goodwill: string;
  payments: string;
  letters: string;
  messages: string;
  timeline: string;
  none: string;
  due: string;
  done: string;
  notJudged: string;
}

export const evidenceTexts: Record<Language, EvidenceTexts> = {
  en: {
    title: 'Evidence pack',
    made: 'Made on',
    case: 'Case',
    customer: 'Customer',
    merchant: 'Merchant',
    contract: 'Contract',
    complained: 'Complained on',
    problem: 'Problem',
    state: 'State',
    told: 'What the customer said',
    claims:
      'Claims of this person before and now: {{claims}}; refused {{refused}}, penalties {{penalties}}, goodwill {{goodwill}}',
    obligations: 'What was agreed',
    vouchers: 'Payment vouchers',
    proofs: 'Proofs',
    visits: 'Visits',
    demands: 'Demands to the merchant',
    answer: 'Answer',
    owed: 'What is owed, and why',
    decisions: 'Decisions',
    goodwill: 'Goodwill',
    payments: 'Payments',
    letters: 'Letters',
    messages: 'Messages with the customer',
    timeline: 'Timeline',
    none: 'none',
    due: 'due',
    done: 'done',
    notJudged: 'No rule speaks of such a problem.',
  },
  ru: {
    title: 'Пакет доказательств',
    made: 'Составлен',
    case: 'Обращение',
    customer: 'Клиент',
    merchant: 'Продавец',
    contract: 'Договор',
    complained: 'Жалоба от',
    problem: 'Проблема',
    state: 'Состояние',
    told: 'Что сказал клиент',
    claims:
      'Обращений этого лица до сих пор: {{claims}}; отказов {{refused}}, неустоек {{penalties}}, жестов доброй воли {{goodwill}}',
    obligations: 'О чём договорились',
    vouchers: 'Платёжные документы',
    proofs: 'Доказательства',
    visits: 'Выезды',
    demands: 'Требования к продавцу',
    answer: 'Ответ',
    owed: 'Что причитается и почему',
    decisions: 'Решения',
    goodwill: 'Добрая воля',
    payments: 'Выплаты',
    letters: 'Письма',
    messages: 'Переписка с клиентом',
    timeline: 'Хроника',
    none: 'нет',
    due: 'срок',
    done: 'сделано',
    notJudged: 'О такой проблеме не говорит ни одна норма.',
  },
  'zh-CN': {
    title: '证据包',
    made: '制作于',
    case: '案件',
    customer: '顾客',
    merchant: '商户',
    contract: '合同',
    complained: '投诉日期',
    problem: '问题',
    state: '状态',
    told: '顾客所述',
    claims: '此人至今投诉 {{claims}} 次；被拒 {{refused}} 次，违约金 {{penalties}} 次，善意补偿 {{goodwill}} 次',
    obligations: '约定事项',
    vouchers: '付款凭证',
    proofs: '证据',
    visits: '上门',
    demands: '对商户的要求',
    answer: '答复',
    owed: '应得什么及其依据',
    decisions: '决定',
    goodwill: '善意补偿',
    payments: '付款',
    letters: '信函',
    messages: '与顾客的往来',
    timeline: '时间线',
    none: '无',
    due: '期限',
    done: '完成',
    notJudged: '没有规则涉及此类问题。',
  },
};
