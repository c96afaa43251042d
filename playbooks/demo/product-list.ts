// What the demo mall sells: families of goods with names, prices and the days between order and delivery.
import type { Language } from '#api/values';

export interface DemoProduct {
  sku: string;
  name: Record<Language, string>;
  /** Whole yuan, from and until. */
  price: readonly [number, number];
}

export interface DemoFamily {
  name: Record<Language, string>;
  /** Days from the contract to delivery, from and until. */
  lead: readonly [number, number];
  /** The seller installs it too. */
  installed: boolean;
  products: readonly DemoProduct[];
}

type Row = readonly [sku: string, zh: string, ru: string, en: string, from: number, until: number];

function family(
  zh: string,
  ru: string,
  en: string,
  lead: readonly [number, number],
  installed: boolean,
  rows: Row[],
): DemoFamily {
  const products = rows.map(([sku, zhName, ruName, enName, from, until]) => ({
    sku,
    name: { 'zh-CN': zhName, ru: ruName, en: enName },
    price: [from, until] as const,
  }));
  return { name: { 'zh-CN': zh, ru, en }, lead, installed, products };
}

export const families = {
  wardrobes: family('定制衣柜', 'Шкафы на заказ', 'Fitted wardrobes', [25, 45], true, [
    ['WR-210', '推拉门衣柜 2.1 米', 'Шкаф-купе 2,1 м', 'Sliding wardrobe 2.1 m', 6_800, 14_500],
    ['WR-300', '步入式衣帽间', 'Гардеробная', 'Walk-in wardrobe', 15_000, 42_000],
    ['WR-120', '儿童房衣柜', 'Шкаф в детскую', "Children's wardrobe", 3_900, 8_200],
  ]),
  kitchens: family('整体厨房', 'Кухни', 'Kitchens', [30, 55], true, [
    ['KT-L24', 'L 型橱柜 2.4 米', 'Кухня угловая 2,4 м', 'L-shaped kitchen 2.4 m', 18_000, 46_000],
    ['KT-I30', '一字型橱柜 3 米', 'Кухня прямая 3 м', 'Straight kitchen 3 m', 12_000, 29_000],
    ['KT-TOP', '石英石台面', 'Столешница кварцевая', 'Quartz worktop', 3_200, 7_600],
  ]),
  sofas: family('沙发', 'Диваны', 'Sofas', [7, 21], false, [
    ['SF-3L', '三人位真皮沙发', 'Диван трёхместный, кожа', 'Leather three-seat sofa', 5_600, 18_800],
    ['SF-2F', '双人布艺沙发', 'Диван двухместный, ткань', 'Fabric two-seat sofa', 2_400, 6_900],
    ['SF-CB', '沙发床', 'Диван-кровать', 'Sofa bed', 2_900, 7_400],
  ]),
  mattresses: family('床垫', 'Матрасы', 'Mattresses', [3, 10], false, [
    ['MT-180', '乳胶床垫 1.8 米', 'Матрас латексный 180 см', 'Latex mattress 180 cm', 3_200, 12_000],
    ['MT-150', '弹簧床垫 1.5 米', 'Матрас пружинный 150 см', 'Sprung mattress 150 cm', 1_600, 5_200],
  ]),
  floors: family('地板', 'Напольные покрытия', 'Flooring', [7, 18], true, [
    ['FL-OAK', '橡木三层地板（每间）', 'Паркетная доска, дуб (комната)', 'Oak engineered floor (room)', 4_200, 16_000],
    ['FL-SPC', '石塑地板（每间）', 'Кварцвинил (комната)', 'SPC floor (room)', 1_900, 6_400],
  ]),
  tiles: family('瓷砖', 'Плитка', 'Tiles', [5, 15], false, [
    ['TL-800', '大理石纹砖 800×800', 'Керамогранит 800×800', 'Marble-look tile 800×800', 2_600, 13_500],
    ['TL-300', '卫生间墙砖 300×600', 'Плитка для ванной 300×600', 'Bathroom wall tile 300×600', 1_200, 4_800],
  ]),
  doors: family('门窗', 'Двери и окна', 'Doors and windows', [20, 40], true, [
    ['DR-INT', '室内木门', 'Межкомнатная дверь', 'Interior door', 1_300, 4_600],
    ['DR-ENT', '入户防盗门', 'Входная дверь', 'Entrance door', 2_800, 9_800],
    ['WN-ALU', '断桥铝窗', 'Окно алюминиевое', 'Thermal-break window', 3_400, 11_000],
  ]),
  lighting: family('灯饰', 'Свет', 'Lighting', [2, 9], false, [
    ['LT-CEI', '客厅吸顶灯', 'Люстра потолочная', 'Ceiling lamp', 420, 2_900],
    ['LT-PEN', '餐厅吊灯', 'Подвес в столовую', 'Dining pendant', 360, 2_400],
  ]),
  bathrooms: family('卫浴', 'Сантехника', 'Bathrooms', [7, 20], true, [
    ['BT-CAB', '浴室柜', 'Тумба с раковиной', 'Vanity unit', 1_900, 7_200],
    ['BT-SHW', '淋浴房', 'Душевая кабина', 'Shower enclosure', 2_600, 9_400],
    ['BT-WC', '智能坐便器', 'Умный унитаз', 'Smart toilet', 2_200, 8_600],
  ]),
  cooling: family('空调', 'Кондиционеры', 'Air conditioning', [2, 8], true, [
    ['AC-WALL', '壁挂式空调 1.5 匹', 'Сплит-система 12', 'Wall split 1.5 hp', 2_300, 5_400],
    ['AC-DUCT', '中央空调一拖四', 'Мультисплит на четыре комнаты', 'Ducted system, four rooms', 19_000, 38_000],
  ]),
  heating: family('暖气片', 'Радиаторы', 'Radiators', [4, 12], true, [
    [
      'HT-C10',
      '铜铝复合暖气片 10 柱',
      'Радиатор медно-алюминиевый, 10 секций',
      'Copper-aluminium radiator, 10 sections',
      900,
      2_600,
    ],
    ['HT-S20', '钢制暖气片（全屋）', 'Радиаторы стальные (квартира)', 'Steel radiators (whole home)', 4_800, 11_500],
  ]),
} as const satisfies Record<string, DemoFamily>;

export type FamilyKey = keyof typeof families;
