// What a warranty is called to the people who read a judgement.
import type { LocalText, StampedWarranty } from '#api/flow/3-decisions';

const titles: Record<StampedWarranty['source'], LocalText> = {
  seller: { 'zh-CN': '销售方保修', ru: 'Гарантия продавца', en: "Seller's warranty" },
  maker: { 'zh-CN': '厂家保修', ru: 'Гарантия изготовителя', en: "Maker's warranty" },
  supplier: { 'zh-CN': '供应商保修', ru: 'Гарантия поставщика', en: "Supplier's warranty" },
  extended: { 'zh-CN': '延保', ru: 'Расширенная гарантия', en: 'Extended warranty' },
  tier: { 'zh-CN': '选购保修档', ru: 'Выбранный тариф гарантии', en: 'Warranty tier bought' },
};

/** The title of a warranty by who gives it. */
export function warrantyTitle(source: StampedWarranty['source']): LocalText {
  return titles[source];
}
