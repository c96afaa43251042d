// What people wrote in the demo's past, in the language it is looked at in.
import type { CaseProblem } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';

export interface PastTexts {
  /** What customers say about each problem; taken in turn. */
  said: Record<Extract<CaseProblem, 'not_delivered' | 'quality' | 'damaged' | 'late'>, readonly string[]>;
  leak: string;
  leakFound: string;
  leakTitle: string;
  leakCause: string;
  leftTitle: string;
  leftCause: string;
  sweepTitle: string;
  notThere: string;
  faultFound: string;
  inCharge: string;
  putRight: string;
  refuses: string;
  willCome: string;
  visitor: string;
  askPhotos: string;
  waitsFor: string;
  noteToOwner: string;
  thanks: readonly [string, string, string];
  gesture: string;
  resolved: string;
  withdrawn: string;
  account: string;
  bank: string;
  noAssets: string;
  carrier: string;
  insurer: string;
  loaderCause: string;
  carrierCause: string;
  carrierObjection: string;
  insurerCause: string;
  makerCause: string;
  agreed: string;
  pastTitle: string;
  pastCause: string;
  notReached: string;
  allWell: string;
}

export const pastTexts: Record<Language, PastTexts> = {
  'zh-CN': {
    said: {
      not_delivered: [
        '已过约定日期，货一直没送，商户电话没人接。',
        '说好上周送货，到现在没有消息。',
        '全款已付，商户一再推迟送货。',
      ],
      quality: [
        '门板开裂，关不严。',
        '坐垫塌陷，才用了一个月。',
        '表面起皮，商户说是正常现象。',
        '安装后有异响，调了两次还是一样。',
      ],
      damaged: ['送来时边角已经磕坏。', '开箱发现玻璃有裂纹。'],
      late: ['比约定晚了两周才送到，耽误了装修。'],
    },
    leak: '暖气片漏水，墙面和地板泡了。',
    leakFound: '现场查看：接头处开裂，墙面、地板浸水。',
    leakTitle: '凉川暖气片漏水',
    leakCause: '同一批次接头开裂',
    leftTitle: '雪汀撤场后未送货',
    leftCause: '商户经营困难，提前撤场',
    sweepTitle: '榫间柜门开裂排查',
    notThere: '入户查看：货未送到。',
    faultFound: '入户查看：情况属实，需更换。',
    inCharge: '商户负责人',
    putRight: '请在期限内上门处理并回复处理结果。',
    refuses: '商户认为是使用不当，不同意更换。',
    willCome: '商户答应上门更换。',
    visitor: '售后专员',
    askPhotos: '请补充两张照片：整体一张，问题部位一张。收到后我们马上继续处理。',
    waitsFor: '故障部位的照片',
    noteToOwner: '客户家有老人，上门前先打电话。',
    thanks: ['处理很快，谢谢商场！', '最后解决了，就是等得有点久。', '问题解决了，但打了三次电话才有人管。'],
    gesture: '等待期间给您带来不便，聊表歉意',
    resolved: '商户已上门更换，客户确认。',
    withdrawn: '客户与商户自行解决，撤回投诉。',
    account: '基本户',
    bank: '示例银行',
    noAssets: '商户无财产可供执行',
    carrier: '上海迅舟物流有限公司（演示）',
    insurer: '衡安财产保险公司（演示）',
    loaderCause: '搬运时碰坏门框',
    carrierCause: '运输途中损坏，外包装破损有签收记录',
    carrierObjection: '签收时未注明破损',
    insurerCause: '公众责任险：暖气漏水事件',
    makerCause: '接头批次质量问题，厂家承担',
    agreed: '双方协商一致',
    pastTitle: '地板甲醛超标',
    pastCause: '一批胶水不合格',
    notReached: '无人接听',
    allWell: '已送货安装，客户满意',
  },
  ru: {
    said: {
      not_delivered: [
        'Срок прошёл, товар не привезли, продавец не берёт трубку.',
        'Обещали привезти на прошлой неделе, до сих пор ничего.',
        'Всё оплачено, а доставку переносят снова и снова.',
      ],
      quality: [
        'Дверца треснула и не закрывается.',
        'Сиденье просело за месяц.',
        'Покрытие отслаивается, продавец говорит, что так и должно быть.',
        'После установки скрипит, регулировали дважды.',
      ],
      damaged: ['Привезли с отбитым углом.', 'Открыли упаковку: стекло с трещиной.'],
      late: ['Привезли на две недели позже, ремонт стоял.'],
    },
    leak: 'Радиатор потёк, залило стену и пол.',
    leakFound: 'Осмотр на месте: трещина в соединении, стена и пол намокли.',
    leakTitle: 'Протечки радиаторов 凉川',
    leakCause: 'Трещины в соединениях одной партии',
    leftTitle: '雪汀 ушёл и не доставил товар',
    leftCause: 'Продавец закрылся раньше срока из-за убытков',
    sweepTitle: 'Трещины дверец 榫间: проверка остальных',
    notThere: 'Осмотр на месте: товара нет.',
    faultFound: 'Осмотр на месте: всё подтвердилось, нужна замена.',
    inCharge: 'Ответственный продавца',
    putRight: 'Просим устранить в срок и сообщить, что сделано.',
    refuses: 'Продавец считает, что товаром пользовались неправильно, и не меняет.',
    willCome: 'Продавец обещал приехать и заменить.',
    visitor: 'Специалист сервиса',
    askPhotos: 'Пришлите, пожалуйста, две фотографии: общий вид и само повреждение. Как только получим, продолжим.',
    waitsFor: 'фотографии повреждения',
    noteToOwner: 'Дома пожилые люди: перед визитом позвонить.',
    thanks: [
      'Всё решили быстро, спасибо!',
      'Решили, но ждать пришлось долго.',
      'Помогли только после третьего звонка.',
    ],
    gesture: 'За неудобство в дни ожидания',
    resolved: 'Продавец заменил товар, покупатель подтвердил.',
    withdrawn: 'Покупатель договорился с продавцом сам и отозвал жалобу.',
    account: 'Основной счёт',
    bank: 'Банк для примера',
    noAssets: 'У продавца нет имущества, взыскивать не с чего',
    carrier: 'ООО «Быстрая Ладья» (перевозчик, демо)',
    insurer: 'АО «Тихая Гавань Страхование» (демо)',
    loaderCause: 'При заносе задели дверную коробку',
    carrierCause: 'Повреждено в пути, в накладной отмечена рваная упаковка',
    carrierObjection: 'При приёмке повреждение не отметили',
    insurerCause: 'Страхование ответственности: протечки радиаторов',
    makerCause: 'Брак партии соединений, отвечает изготовитель',
    agreed: 'Стороны договорились',
    pastTitle: 'Формальдегид в напольных покрытиях',
    pastCause: 'Партия негодного клея',
    notReached: 'Не отвечает',
    allWell: 'Доставлено и установлено, всё в порядке',
  },
  en: {
    said: {
      not_delivered: [
        'The day has passed, nothing came, and the merchant does not answer.',
        'It was to come last week; no word so far.',
        'Paid in full, and the delivery is put off again and again.',
      ],
      quality: [
        'The door panel is cracked and does not close.',
        'The seat sagged within a month.',
        'The surface peels; the merchant says that is normal.',
        'It creaks since it was installed, adjusted twice.',
      ],
      damaged: ['It came with a broken corner.', 'Unpacked, the glass was cracked.'],
      late: ['It came two weeks late and held up the renovation.'],
    },
    leak: 'The radiator leaks; the wall and the floor are soaked.',
    leakFound: 'Seen at the home: a joint is cracked, wall and floor are wet.',
    leakTitle: 'Leaking radiators of 凉川',
    leakCause: 'Cracked joints of one batch',
    leftTitle: '雪汀 left without delivering',
    leftCause: 'The merchant closed early after losses',
    sweepTitle: 'Cracked doors of 榫间: who else?',
    notThere: 'Seen at the home: the goods are not there.',
    faultFound: 'Seen at the home: it is as told and must be replaced.',
    inCharge: 'The merchant’s person in charge',
    putRight: 'Please put it right by the date and tell us what was done.',
    refuses: 'The merchant says it was used wrongly and does not replace it.',
    willCome: 'The merchant promised to come and replace it.',
    visitor: 'After-sales technician',
    askPhotos: 'Please send two photos: the whole piece and the fault itself. We go on as soon as they are here.',
    waitsFor: 'photos of the fault',
    noteToOwner: 'Elderly people at home: telephone before the visit.',
    thanks: [
      'Quickly settled, thank you!',
      'Settled in the end, but it took a while.',
      'It took three calls before anyone helped.',
    ],
    gesture: 'For the trouble of the days of waiting',
    resolved: 'The merchant replaced it and the customer confirmed.',
    withdrawn: 'The customer settled it with the merchant and withdrew the complaint.',
    account: 'Operating account',
    bank: 'Example Bank',
    noAssets: 'The merchant has nothing that could be enforced',
    carrier: 'Swiftbarge Carriers Ltd (demo)',
    insurer: 'Quiet Harbour Insurance (demo)',
    loaderCause: 'Hit a door frame while carrying in',
    carrierCause: 'Damaged on the way; the torn wrapping is on the consignment note',
    carrierObjection: 'No damage was noted on receipt',
    insurerCause: 'Public liability: the leaking radiators',
    makerCause: 'A faulty batch of joints; the maker bears it',
    agreed: 'Both sides agreed',
    pastTitle: 'Formaldehyde in flooring',
    pastCause: 'A batch of unfit glue',
    notReached: 'No answer',
    allWell: 'Delivered and installed, all is well',
  },
};
