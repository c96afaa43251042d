// Which locality's own consumer rules hold in a city: only where we have such rules, or know that we have none.

/** Cities by locality, as people write them: Chinese, Latin, Russian. Provinces with rules of their own stand whole. */
const cities: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CN: {
    BJ: '北京 beijing пекин',
    SH: '上海 shanghai шанхай',
    ZJ: '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 hangzhou ningbo wenzhou jiaxing huzhou shaoxing jinhua quzhou zhoushan taizhou lishui yiwu ханчжоу нинбо вэньчжоу шаосин цзиньхуа иу',
    SD: '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 jinan qingdao zibo zaozhuang dongying yantai weifang jining taian weihai rizhao linyi dezhou liaocheng binzhou heze цзинань циндао яньтай вэйфан вэйхай',
    TJ: '天津 tianjin тяньцзинь',
    CQ: '重庆 chongqing чунцин',
    SC: '成都 chengdu чэнду',
    HL: '哈尔滨 harbin харбин',
    GD: '广州 深圳 东莞 佛山 guangzhou shenzhen dongguan foshan гуанчжоу шэньчжэнь',
    HB: '武汉 wuhan ухань',
    HN: '长沙 changsha чанша',
    JS: '南京 苏州 无锡 nanjing suzhou wuxi нанкин сучжоу',
    SN: '西安 xian сиань',
    LN: '沈阳 大连 shenyang dalian шэньян далянь',
    HA: '郑州 zhengzhou чжэнчжоу',
    FJ: '福州 厦门 fuzhou xiamen сямынь',
    YN: '昆明 kunming куньмин',
    HE: '石家庄 shijiazhuang шицзячжуан',
    SX: '太原 taiyuan тайюань',
    JL: '长春 changchun чанчунь',
    AH: '合肥 hefei хэфэй',
    JX: '南昌 nanchang наньчан',
  },
  RU: { MOW: 'москва moscow 莫斯科', SPE: 'петербург санкт-петербург petersburg 圣彼得堡' },
};

const found = new Map(
  Object.entries(cities).flatMap(([country, places]) =>
    Object.entries(places).flatMap(([locality, names]) =>
      names.split(' ').map((name) => [`${country} ${name}`, locality] as const),
    ),
  ),
);

/** The locality of a city; undefined when the city is not in the list: then it is asked for, not guessed (FILL-2). */
export function localityOfCity(country: string, city: string | null): string | undefined {
  if (city === null) return undefined;
  const name = city
    .trim()
    .toLowerCase()
    .replace(/市$/, '')
    .replace(/['’]/g, '')
    .replace(/^г\.\s*/, '');
  return found.get(`${country} ${name}`);
}
