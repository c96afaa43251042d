// How a recorded fact reads in a history, in Russian.
import type { FactKey } from '../en/facts.ts';

export const facts: Record<FactKey, string> = {
  'company.founded': 'Создана компания «{{name}}»',
  'company.changed': 'Данные компании изменены: {{fields}}',
  'person.registered': 'Клиент внесён',
  'person.changed': 'Данные клиента изменены: {{fields}}',
  'person.merged': 'К этому клиенту присоединён дубликат',
  'firm.registered': 'Продавец внесён',
  'firm.changed': 'Данные продавца изменены: {{fields}}',
  'brand.registered': 'Бренд зарегистрирован',
  'store.registered': 'Магазин зарегистрирован',
  'store.changed': 'Изменён магазин: {{fields}}',
  'staff.registered': 'Сотрудник зарегистрирован',
  'product.registered': 'Товар зарегистрирован',
  'tenancy.started': 'Аренда началась {{startedOn}}',
  'tenancy.ended':
    'Аренда закончилась {{endedOn}}: {{reason}}. Недоставлено договоров: {{undelivered}}, открытых обещаний: {{openPromises}}',
  'contract.registered': 'Договор внесён',
  'contract.changed': 'Договор изменён: {{fields}}',
  'contract.cancelled': 'Договор отменён {{cancelledOn}}: {{reason}}',
  'contract.complained': 'Клиент пожаловался {{complainedOn}} ({{channel}})',
  'obligation.fulfilled': '{{kind}}: исполнено {{fulfilledAt}}',
  'obligation.moved': 'Согласована новая дата: {{from}} → {{to}}. Согласовал: {{agreedBy}}; причина: {{reason}}',
  'voucher.added': 'Добавлен платёжный документ',
  'import.ended':
    'Загрузка — {{state}}: добавлено {{added}}, изменено {{changed}}, без изменений {{unchanged}}, с ошибками {{bad}}',
  'account.invited': 'Приглашён сотрудник',
  'account.changed': 'Учётная запись изменена: {{fields}}',
  'account.signed_in': 'Выполнен вход',
  'key.made': 'Создан ключ API',
  'key.revoked': 'Ключ API отозван',
  'commitment.made': 'Создано публичное обязательство {{code}}',
  'commitment.revised': 'Публичное обязательство {{code}} изменено: редакция {{version}}',
  'commitment.ended': 'Публичное обязательство прекращено; последний день {{lastOn}}',
  'contract.promised': 'С договором даны обещания: {{count}}',
  'promise.made': 'Дано обещание ({{kind}}), срок {{dueOn}}',
  'promise.kept': 'Обещание исполнено {{keptAt}}; дней опоздания: {{daysLate}}',
  'promise.broken': 'Обещание нарушено: срок был {{dueOn}}',
  'promise.moved': 'Обещание перенесено: {{from}} → {{to}}. Согласовал: {{agreedBy}}; причина: {{reason}}',
  'promise.waived': 'Клиент ({{waivedBy}}) снял обещание: {{reason}}',
  'promise.excused': 'Освобождение от обещания ({{ground}}): {{reason}}',
  'promise.made.undated': 'Дано обещание ({{kind}})',
  'sweep.started':
    'Начат обзвон «{{title}}»: договоры, подписанные с {{signedFrom}} по {{signedUntil}}; в списке: {{members}}, из них уже известны: {{known}}',
  'sweep.call_recorded':
    'Позвонили сами, попытка {{attempt}}: {{outcome}}; доставлено: {{delivered}}, установлено: {{installed}}, та же проблема: {{sameProblem}}; дальше: {{nextAction}}',
  'sweep.completed':
    'Обзвон завершён, договоров: {{members}}; всё в порядке: {{satisfied}}, та же проблема: {{affected}}, известны раньше: {{known}}, не дозвонились: {{unreached}}',
};
