// The developer that hands over homes (P3, P5, P10, P16, P21–P23). Red lines counted over a whole building are gates of the handover,
// not promises to one owner; what an owner is promised about them is a standing assurance here.
import type { Playbook } from './playbook.ts';

export const developer: Playbook = {
  name: 'developer',
  commitments: [
    {
      // P21: the contract delivery node.
      code: 'contract-delivery-date',
      name: { 'zh-CN': '按合同日期交付', ru: 'Передача в срок договора', en: 'Handover by the contract date' },
      wording: {
        'zh-CN': '不晚于合同约定的日期交付房屋。',
        ru: 'Дом передаём не позднее дня, указанного в договоре.',
        en: 'Your home is handed over no later than the date in your contract.',
      },
      clock: { kind: 'agreed_date', obligations: ['deliver'] },
      evidence: ['sales_contract'],
    },
    {
      // P22: three months before the handover.
      code: 'completion-certificate',
      name: { 'zh-CN': '竣工备案先行', ru: 'Сначала ввод в эксплуатацию', en: 'Certificate before handover' },
      wording: {
        'zh-CN': '交付前三个月取得竣工备案证明，并向业主公示。',
        ru: 'Заключение о вводе получаем не позже чем за три месяца до передачи и показываем владельцам.',
        en: 'The completion certificate is there three months before handover and shown to the owners.',
      },
      clock: { kind: 'standing' },
      evidence: ['sales_contract'],
    },
    {
      // P3, P5, P10: what was said and shown is a promise, and is checked against what was built.
      code: 'built-as-shown',
      name: { 'zh-CN': '所见即所得', ru: 'Как показали, так и построили', en: 'Built as shown' },
      wording: {
        'zh-CN': '宣传、样板间和销售人员口头说过的，交付时一一兑现；确有变化的，事先告知并给出说法。',
        ru: 'Обещанное в рекламе, шоуруме и на словах выполняем. Если что-то изменилось, скажем заранее и ответим за это.',
        en: 'What our adverts, sample rooms and consultants promised is what you get. Where something changed we say so first and answer for it.',
      },
      clock: { kind: 'standing' },
      evidence: ['photo', 'correspondence'],
    },
    {
      // P23: at least 95 % of what the inspections found, before the handover.
      code: 'inspected-before-handover',
      name: { 'zh-CN': '一户一验', ru: 'Поквартирная проверка', en: 'Every home inspected' },
      wording: {
        'zh-CN': '交付前逐户验收，问题整改率不低于95%后方可交付。',
        ru: 'До передачи проверяем каждую квартиру; передача начинается, когда устранено не менее 95 % замечаний.',
        en: 'Every home is inspected first; handover begins when at least 95 % of what was found is put right.',
      },
      clock: { kind: 'standing' },
      evidence: ['photo'],
    },
    {
      // P16.
      code: 'appointment-and-host',
      name: { 'zh-CN': '预约交付，专人陪同', ru: 'Запись и личный сопровождающий', en: 'An appointment and a host' },
      wording: {
        'zh-CN': '集中交付前3至5天预约时间，每户由专人接待。',
        ru: 'За 3–5 дней до передачи согласуем время; каждого владельца встречает свой сотрудник.',
        en: 'Three to five days before the handover we agree a time; one person looks after you throughout.',
      },
      clock: { kind: 'standing' },
      evidence: [],
    },
  ],
};
