// What a fact may be set to: the codes rules and tables speak of, and how a person gives each kind of fact.
import { judgementFacts } from './3-decisions.ts';

/** Goods the lists of the law packs name. A category outside it is possible: then only rules for all goods speak. */
export const goodsCategories = [
  'sofa',
  'bed',
  'mattress',
  'wardrobe',
  'table',
  'kitchen',
  'door',
  'flooring',
  'furniture',
  'fit_out',
  'building',
  'tv',
  'fridge',
  'washing_machine',
  'dishwasher',
  'air_conditioner',
  'water_heater',
  'stove',
  'range_hood',
  'microwave',
  'vacuum_cleaner',
  'coffee_machine',
  'fan',
  'radiator',
  'computer',
  'mobile_phone',
  'camera',
  'watch',
  'car',
  'motorcycle',
  'stage_light',
  'fog_machine',
  'other_durable',
  'cosmetics',
  'perfume',
  'hygiene',
  'underwear',
  'textile_by_metre',
  'jewellery',
  'toy',
  'book',
  'digital_media',
  'newspaper',
  'medicine',
  'fresh_food',
  'other_perishable',
  'low_value_consumable',
] as const;

export const factChoices = {
  buyer: ['consumer', 'business'],
  'sale.kind': ['goods', 'work', 'service', 'digital', 'housing', 'prepaid_service'],
  'sale.channel': ['store', 'booth', 'fair', 'platform', 'distance', 'off_premises'],
  'sale.soldBy': ['us', 'merchant', 'other'],
  'problem.gravity': ['minor', 'ordinary', 'serious'],
  'problem.cause': [
    'merchant',
    'manufacture',
    'design',
    'material',
    'component',
    'construction',
    'waterproofing',
    'installation',
    'assembler',
    'loader',
    'packing',
    'transport',
    'packing_and_transport',
    'short_shipment',
    'not_delivered',
    'junk',
    'fraud',
    'misuse',
    'alteration',
    'modification',
  ],
  'problem.component': [
    'main_part',
    'compressor',
    'motor',
    'display_panel',
    'picture_tube',
    'window',
    'door',
    'tile',
    'plaster',
    'fit_out',
    'concealed_pipe',
    'concealed_wire',
    'pipes',
    'electrics',
    'heating',
    'cooling',
  ],
} as const;
export type ChosenFact = keyof typeof factChoices;

const counts: ReadonlySet<string> = new Set([
  'sale.warrantyMonths',
  'unit.kilometres',
  'history.claims',
  'history.refusedClaims',
  'history.penaltyClaims',
  'history.goodwillGiven',
]);
const free: ReadonlySet<string> = new Set([
  'place.country',
  'place.locality',
  'sale.category',
  'sale.currency',
  'problem.kind',
]);

/** The kind of a given fact, by its name: units stand last in it. */
export function kindOfFact(name: string): 'day' | 'money' | 'count' | 'code' | 'flag' {
  if (/(On|Since)$/.test(name)) return 'day';
  if (name.endsWith('Minor')) return 'money';
  if (counts.has(name)) return 'count';
  return free.has(name) || Object.hasOwn(factChoices, name) ? 'code' : 'flag';
}

const parts = judgementFacts.shape;
const groups = {
  sale: parts.sale.shape,
  problem: parts.problem.shape,
  trader: parts.trader.unwrap().shape,
  unit: parts.unit.unwrap().shape,
  award: parts.award.unwrap().shape,
  history: parts.history.unwrap().shape,
};
/** Every fact that is one value, by its dotted name, as rules ask for it. */
export const givenFactNames: readonly string[] = [
  'decidedOn',
  'buyer',
  'place.country',
  'place.locality',
  ...Object.entries(groups).flatMap(([group, shape]) => Object.keys(shape).map((name) => `${group}.${name}`)),
];
