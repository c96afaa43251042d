// Which category of goods the law means by a product family, as far as the family is called exactly so.
import { goodsCategories } from '#api/flow/3-decisions.choices';
import { decisionChoices as en } from '#api/texts/en/decisions-choices';
import { decisionChoices as ru } from '#api/texts/ru/decisions-choices';
import { decisionChoices as zh } from '#api/texts/zh-CN/decisions-choices';

/** Other names of the same goods: the plural and what shops write on their shelves. */
const alsoCalled: Readonly<Record<string, string>> = {
  sofas: 'sofa',
  диваны: 'sofa',
  mattresses: 'mattress',
  матрасы: 'mattress',
  floors: 'flooring',
  地板: 'flooring',
  'air conditioning': 'air_conditioner',
  кондиционеры: 'air_conditioner',
  kitchens: 'kitchen',
  кухни: 'kitchen',
  整体厨房: 'kitchen',
  橱柜: 'kitchen',
};

const byName = new Map<string, string>(
  goodsCategories.flatMap((category) => [
    [category, category] as const,
    ...[en, ru, zh].map((texts) => [texts[`category.${category}`].toLowerCase(), category] as const),
  ]),
);

/** Undefined when the family has another name: the category is then asked for. */
export function goodsCategoryOf(family: string | null): string | undefined {
  const name = family?.trim().toLowerCase() ?? '';
  return byName.get(name) ?? alsoCalled[name];
}
