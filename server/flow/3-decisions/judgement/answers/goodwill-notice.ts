// The words that keep a gift from being read as an admission (requirement F3).
import type { LocalText } from '#api/flow/3-decisions';

export const goodwillNotice: LocalText = {
  'zh-CN': '本项为自愿给予的善意补偿，不构成对违约、缺陷或任何责任的承认，也不减损您依法享有的权利。',
  ru: 'Это добровольный жест доброй воли. Он не означает признания нарушения, недостатка или какой-либо ответственности и не умаляет ваших законных прав.',
  en: 'This is a voluntary gesture of goodwill. It is no admission of a breach, a defect or any liability, and takes nothing from your legal rights.',
};
