/** U+2E80–2EF3 as ideographs, place for place; a space where there is no ideograph of that shape. */
const SUPPLEMENT =
  ' 厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尣巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒网网网羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'
const SUPPLEMENT_START = 0x2e80

/**
 * Radical code points as the ideographs they look like: browsers print 工 as ⼯ and 文 as ⽂ into a PDF. Only these two
 * blocks are changed; every other character stays as it is.
 */
export function foldRadicals(text: string): string {
  return (
    text
      // The unified form of ⼾ is the traditional 戶; mainland fonts draw 户 with it.
      .replaceAll('\u2f3e', '户')
      .replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'))
      .replace(/[\u2e80-\u2ef3]/g, (radical) => {
        const ideograph = SUPPLEMENT.charAt(radical.charCodeAt(0) - SUPPLEMENT_START)
        return ideograph === ' ' || ideograph === '' ? radical : ideograph
      })
      .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
  )
}
