// The merchants of the demo mall: invented firms, what they sell, how many contracts they sign and how well they keep them.
import type { FamilyKey } from './product-list.ts';

/** What becomes of their contracts; the shares are of contracts whose day has come. */
export type Conduct =
  | 'steady'
  | 'slow'
  /** Stopped delivering some weeks ago, and nobody has complained yet: what the Promises screen is for (E23). */
  | 'silent'
  /** Has left, with contracts undelivered (E5, E22). */
  | 'left'
  /** Its lease is about to end while contracts are open (E22). */
  | 'leaving'
  /** Its radiators leak: an incident of many households (E16). */
  | 'leaking';

export interface MerchantOnList {
  legalName: string;
  brand: string;
  contactName: string;
  sells: readonly FamilyKey[];
  /** Indexes of the stores it trades in. */
  stores: readonly number[];
  /** How often a customer comes to it, beside the others. */
  draw: number;
  conduct: Conduct;
}

type Row = readonly [
  legalName: string,
  brand: string,
  contactName: string,
  sells: readonly FamilyKey[],
  stores: readonly number[],
  draw: number,
  conduct?: Conduct,
];

const rows: Row[] = [
  ['上海拾柒木定制家居有限公司', '拾柒木', '顾文轩', ['wardrobes'], [0, 1, 2], 9],
  ['四川榫间家具制造有限公司', '榫间', '罗嘉怡', ['wardrobes', 'kitchens'], [1], 5, 'slow'],
  ['杭州青砚橱柜有限公司', '青砚橱柜', '沈思涵', ['kitchens'], [0, 1], 7],
  ['哈尔滨暖炉边厨房设备有限公司', '暖炉边', '于建峰', ['kitchens'], [2], 4, 'leaving'],
  ['佛山半坡窑陶瓷有限公司', '半坡窑', '何宇航', ['tiles'], [0, 1, 2], 8],
  ['上海澜石建材有限公司', '澜石', '朱晓宁', ['tiles', 'floors'], [0], 4],
  ['吉林云杉北地板有限公司', '云杉北', '董国军', ['floors'], [1, 2], 6],
  ['江苏麦田窗门窗系统有限公司', '麦田窗', '许志豪', ['doors'], [0, 1], 6, 'slow'],
  ['哈尔滨北斗匠门业有限公司', '北斗匠', '赵春玲', ['doors'], [2], 4],
  ['上海静眠坊寝具有限公司', '静眠坊', '林雨薇', ['mattresses'], [0, 1, 2], 8],
  ['成都白鹭川软体家具有限公司', '白鹭川', '唐子悦', ['sofas', 'mattresses'], [1], 6, 'silent'],
  ['广东山茶记家具有限公司', '山茶记', '梁欣然', ['sofas'], [0, 2], 7],
  ['上海竹间集家居有限公司', '竹间集', '徐若琪', ['sofas'], [0], 5],
  ['中山南渡灯饰有限公司', '南渡灯', '郑明杰', ['lighting'], [0, 1, 2], 9],
  ['成都萤屿照明有限公司', '萤屿', '彭佳妍', ['lighting'], [1], 4],
  ['泉州溪谷卫浴有限公司', '溪谷', '傅海峰', ['bathrooms'], [0, 1], 6],
  ['哈尔滨雪汀洁具有限公司', '雪汀', '冯静兰', ['bathrooms'], [2], 3, 'left'],
  ['上海清和风空调工程有限公司', '清和风', '曹梓晨', ['cooling'], [0], 5],
  ['成都凉川机电有限公司', '凉川', '邓文博', ['cooling'], [1, 2], 5, 'leaking'],
  ['上海银杏格整装有限公司', '银杏格', '萧丽梅', ['wardrobes', 'doors'], [0], 3, 'leaving'],
  ['ООО «Ладный Причал-Мебель»', 'Ладный Причал', 'Голубева Вера', ['sofas', 'wardrobes'], [2], 4],
  ['ООО «Северная Щепа»', 'Северная Щепа', 'Белов Роман', ['floors', 'doors'], [2], 3],
  ['ООО «Тёплый Изразец»', 'Тёплый Изразец', 'Комаров Егор', ['tiles'], [2], 2],
  ['Brindlewick Furnishings (Shanghai) Ltd', 'Brindlewick', 'Clara Whitcombe', ['sofas', 'lighting'], [0, 1], 4],
  ['Fernmoor & Pike Bathrooms Ltd', 'Fernmoor & Pike', 'Samuel Pryor', ['bathrooms'], [0], 3],
];

export const merchantList: readonly MerchantOnList[] = rows.map(
  ([legalName, brand, contactName, sells, stores, draw, conduct = 'steady']) => ({
    legalName,
    brand,
    contactName,
    sells,
    stores,
    draw,
    conduct,
  }),
);
