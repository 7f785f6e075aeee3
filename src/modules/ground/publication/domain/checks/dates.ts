import { civilDateOf, isCivilDate } from '../../../../../kernel/civil-date.ts'
import type { CivilDate } from '../../../../../kernel/civil-date.ts'
import type { CheckedText } from './checked-text.ts'
import { occurrences } from './finding.ts'
import type { Finding, Occurrence } from './finding.ts'

/** Days that do not exist, and days in an order that cannot be: 成文 after today, an end before its start. */
export function findDates(text: CheckedText, today: CivilDate): readonly Finding[] {
  return [...impossibleDays(text), ...reversedSpans(text), ...elementsInOrder(text, today)]
}

const DAY =
  /(?<!\d)(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号](?!\d)|(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g
/** 2月29日 without its year may be one. */
const LEAP_YEAR = '2024'

function impossibleDays(text: CheckedText): readonly Finding[] {
  return occurrences(text, DAY)
    .filter(({ match }) => dayOf(match) === null)
    .map((found) => of(found, '没有这一天，请核对。'))
}

function dayOf({ 1: year, 2: month, 3: day, 4: fullYear, 5: fullMonth, 6: fullDay }: RegExpExecArray) {
  return civilDateOf(
    Number(year ?? fullYear ?? LEAP_YEAR),
    Number(month ?? fullMonth),
    Number(day ?? fullDay),
  )
}

const SPAN =
  /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*(?:起)?\s*(?:至|到|—|－|-|~|～)\s*(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/g

/** A span whose end has no year of its own ends in the year in which it starts. */
function reversedSpans(text: CheckedText): readonly Finding[] {
  return occurrences(text, SPAN)
    .filter(({ match }) => {
      const [year, month, day, endYear, endMonth, endDay] = match.slice(1)
      const start = civilDateOf(Number(year), Number(month), Number(day))
      const end = civilDateOf(Number(endYear ?? year), Number(endMonth), Number(endDay))
      return start !== null && end !== null && end < start
    })
    .map((found) => of(found, '结束的日子在开始之前，请核对。'))
}

function elementsInOrder({ elements }: CheckedText, today: CivilDate): readonly Finding[] {
  const day = (key: string) => {
    const found = elements.find((element) => element.key === key)
    const value = found?.value.slice(0, 10) ?? ''
    return found !== undefined && isCivilDate(value) ? { ...found, value } : null
  }
  const [written, happened, effective, expires] = [
    day('written'),
    day('happened'),
    day('effective'),
    day('expires'),
  ]
  return [
    ...[written, happened].flatMap((past) =>
      past !== null && past.value > today
        ? [element(past, `${past.label}在今天之后，不会是真的，请核对。`)]
        : [],
    ),
    ...(expires !== null && effective !== null && expires.value < effective.value
      ? [element(expires, `${expires.label}在${effective.label}之前，请核对。`)]
      : []),
    ...(written !== null && effective !== null && effective.value < written.value
      ? [
          {
            ...element(effective, `${effective.label}在${written.label}之前，请核对；确是这样的，请说明。`),
            severity: 'asks' as const,
          },
        ]
      : []),
  ]
}

function of({ place }: Occurrence, reason: string): Finding {
  return { kind: 'date', ...place, reason, severity: 'refuses' }
}

function element(
  { key, label, value }: { readonly key: string; readonly label: string; readonly value: string },
  reason: string,
): Finding {
  return {
    kind: 'date',
    field: `field-${key}`,
    place: label,
    quote: value,
    sentence: value,
    reason,
    severity: 'refuses',
  }
}
