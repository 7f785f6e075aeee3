import type { Measure, MeasurePlaces, Place } from './measure.ts'

/** Joins a measure to the one before it: texts, places and units together; the earlier one keeps its place in the numbering. */
export function mergedMeasure(first: Measure, second: Measure): Measure {
  return {
    ...first,
    text: first.text + second.text,
    notation: [first.notation, second.notation].filter((text) => text !== '').join(''),
    leadNames: union(first.leadNames, second.leadNames),
    participantNames: union(first.participantNames, second.participantNames),
    deadline: later(first, second),
    deadlineText: first.deadlineText ?? second.deadlineText,
    recurring: first.recurring ?? second.recurring,
    relative: first.relative ?? second.relative,
    rhythm: first.rhythm ?? second.rhythm,
    rhythmInternal: first.rhythm === null ? second.rhythmInternal : first.rhythmInternal,
    places: joinedPlaces(first.places, second.places),
    confirmed: false,
    edited: true,
  }
}

/** The places at which a measure may be split: after each sentence, by its offset in the text. */
export function splitPoints(
  text: string,
): readonly { readonly offset: number; readonly first: string; readonly second: string }[] {
  const points: { offset: number; first: string; second: string }[] = []
  for (const match of text.matchAll(/[。；;！？]/gu)) {
    const offset = match.index + match[0].length
    if (offset < text.trimEnd().length)
      points.push({ offset, first: text.slice(0, offset), second: text.slice(offset) })
  }
  return points
}

/** Splits a measure after a sentence; both halves keep the units, and the source places are divided with the text. */
export function splitMeasure(measure: Measure, offset: number): readonly [Measure, Measure] | null {
  if (!splitPoints(measure.text).some((point) => point.offset === offset)) return null
  const letters = countLetters(measure.text.slice(0, offset))
  const [before, after] = dividedPlaces(measure.places.text, letters)
  const first: Measure = {
    ...measure,
    text: measure.text.slice(0, offset).trim(),
    places: { ...measure.places, text: before },
    confirmed: false,
    edited: true,
  }
  const second: Measure = {
    ...measure,
    number: measure.number + 1,
    seq: measure.seq + 1,
    heading: null,
    text: measure.text.slice(offset).trim(),
    places: { ...measure.places, number: null, text: after },
    confirmed: false,
    edited: true,
  }
  return [first, second]
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])]
}

function later(a: Measure, b: Measure): Measure['deadline'] {
  if (a.deadline === null || b.deadline === null) return a.deadline ?? b.deadline
  return a.deadline > b.deadline ? a.deadline : b.deadline
}

function joinedPlaces(a: MeasurePlaces, b: MeasurePlaces): MeasurePlaces {
  return {
    number: a.number,
    text: [...a.text, ...b.text],
    notation: [...a.notation, ...b.notation],
    deadline: a.deadline ?? b.deadline,
    units: [...a.units, ...b.units],
  }
}

function countLetters(text: string): number {
  return text.replace(/\s/gu, '').length
}

/** Divides source places by length; white space in the source is not counted exactly, the mark may be a few characters off. */
function dividedPlaces(
  places: readonly Place[],
  letters: number,
): readonly [readonly Place[], readonly Place[]] {
  const before: Place[] = []
  const after: Place[] = []
  let left = letters
  for (const place of places) {
    const length = place.end - place.start
    if (left >= length) before.push(place)
    else if (left <= 0) after.push(place)
    else {
      before.push({ start: place.start, end: place.start + left })
      after.push({ start: place.start + left, end: place.end })
    }
    left -= length
  }
  return [before, after]
}
