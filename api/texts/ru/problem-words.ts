// Что не так со сводом, который кто-то написал, и что в таблице не меняется от версии к версии.
import type { ProblemWordKey } from '../en/problem-words.ts';

export const problemWords: Record<ProblemWordKey, string> = {
  'pack_problem.too_deep': 'слишком глубокая вложенность',
  'pack_problem.version_used_already': 'этот номер версии уже занят',
  'pack_problem.names_what_is_not_there': 'названо то, чего нет',
  'pack_problem.nothing_to_borrow': 'в своде нет ничего с таким именем',
  'pack_problem.id_twice': 'две нормы с таким именем',
  'pack_problem.remedy_twice': 'способ защиты назван дважды',
  'pack_problem.no_remedy': 'норма о способах защиты не называет ни одного',
  'pack_problem.no_meter': 'у нормы-счётчика нет счётчика',
  'pack_problem.burden_that_cannot_be_met': 'доказывать должен покупатель, но не сказано что',
  'pack_problem.proof_that_cannot_be_answered': 'доказывает продавец, а покупателю нечем возразить',
  'pack_problem.not_a_day': 'это не день',
  'pack_problem.of_another_form': 'написанное сюда не подходит',
  'table_frame.purpose': 'что она решает',
  'table_frame.effective.by': 'какой день считается',
};
