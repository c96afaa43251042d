// What is read out to a customer we call, and how they are told why we called, in Russian.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { scripts as english } from '../en/scripts.ts';

export const scripts: TranslationOf<typeof english> = {
  'call.greeting': 'Здравствуйте, {{person}}. Это {{company}}. Жаловаться Вам не пришлось: мы звоним сами.',
  'call.reason':
    '{{signedOn}} Вы подписали договор {{number}} с продавцом {{seller}}. У другого покупателя этого продавца возникла проблема, и мы хотим убедиться, что у Вас её нет.',
  'call.goods': 'Речь идёт о покупке: {{goods}}.',
  'call.ask_delivered': 'Всё ли Вам доставили?',
  'call.ask_installed': 'Всё ли установлено, как договаривались?',
  'call.ask.not_delivered': 'Вы всё ещё ждёте товар, срок которого прошёл?',
  'call.ask.not_installed': 'Вы всё ещё ждёте установки, срок которой прошёл?',
  'call.ask.late': 'Товар доставили позже, чем договаривались?',
  'call.ask.quality': 'Есть ли в товаре недостаток?',
  'call.ask.wrong_goods': 'Вам привезли не то, что Вы заказывали?',
  'call.ask.damaged': 'Товар привезли повреждённым?',
  'call.ask.property_damage': 'Повредил ли товар что-нибудь у Вас дома?',
  'call.ask.return_refused': 'Вы хотели вернуть товар, и Вам отказали?',
  'call.ask.service': 'Вам отказали в обслуживании?',
  'call.ask.other': 'Что-нибудь не так с Вашей покупкой?',
  'call.closing_affected':
    'Если да: мы сейчас же откроем обращение, и Вы получите то же, что и покупатель, который пожаловался. Понадобятся договор и документ об оплате.',
  'call.closing_well':
    'Если всё в порядке: спасибо. Случится что-нибудь позже, обращайтесь к нам: наше обещание остаётся в силе.',
  'why.own_complaint': '{{on}} Вы пожаловались нам по договору {{number}}.',
  'why.first_complaint': '{{on}} нам пожаловался другой покупатель продавца {{seller}}, и мы убедились, что он прав.',
  'why.sweep_started':
    'Поэтому {{on}} мы нашли все договоры с продавцом {{seller}}, подписанные с {{signedFrom}} по {{signedUntil}}, и стали звонить каждому покупателю. Ваш договор {{number}} среди них.',
  'why.called': '{{on}} мы позвонили Вам и узнали, что у Вас та же проблема.',
  'why.case_opened': '{{on}} мы сами открыли это обращение. Жаловаться Вам не пришлось.',
  'why.decided':
    '{{on}} решено выплатить Вам {{amount}}. По нашему публичному обещанию мы платим первыми, а деньги с продавца взыскиваем сами.',
  'why.paid': '{{on}} мы выплатили {{amount}} на счёт, который Вы указали.',
};
