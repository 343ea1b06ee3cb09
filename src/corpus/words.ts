import type {Random} from './random.ts'

/* Sentences for test articles. They make no claims: generated articles are for measuring, not for reading. */

export function sentence(random: Random): string {
  return random.pick(shapes)(random)
}

export function paragraphText(random: Random, sentences: number): string {
  return Array.from({length: sentences}, () => sentence(random)).join(' ')
}

export function phrase(random: Random): string {
  return `${random.pick(places)} ${random.pick(times)}`
}

export function adviceText(random: Random): string {
  return random.pick(advice)
}

export function titleText(random: Random, number: number): string {
  return `${random.pick(topics).replace(/^./, (letter) => letter.toUpperCase())}: ${random.pick(angles)}, part ${number}`
}

const subjects = [
  'A short walk',
  'Gentle movement',
  'A warm shower',
  'A quiet evening',
  'Slow breathing',
  'A change of chair',
  'Stretching in the morning',
  'An hour in the garden',
  'A swim',
  'Rest',
  'A massage',
  'A good night’s sleep',
]
const verbs = [
  'may help',
  'can be pleasant',
  'is worth a try',
  'might do some good',
  'can feel better than it sounds',
  'may be enough',
  'is not for everybody',
  'can wait until tomorrow',
]
const times = [
  'after a long day',
  'in the first week',
  'before you go to bed',
  'when the weather turns cold',
  'between two meetings',
  'once the worst is over',
  'on a day off',
  'if nothing speaks against it',
]

const advice = [
  'Start with less than you think you can do',
  'Stop when it hurts',
  'Keep a note of what you tried',
  'Ask somebody who knows you',
  'Give it three weeks',
  'Do it again on the next day',
  'Take your time to get up',
  'Breathe out for longer than you breathe in',
]
const reasons = [
  'because no two bodies are alike',
  'because muscles take time to let go',
  'so that you can tell what changed',
  'as long as nothing else is wrong',
  'even if it seems too simple',
  'unless a doctor told you otherwise',
]

const places = [
  'the lower back',
  'the neck',
  'both shoulders',
  'the hips',
  'the upper back',
  'one side only',
  'the whole body',
  'the muscles along the spine',
]

const shapes: ReadonlyArray<(random: Random) => string> = [
  (r) => `${r.pick(subjects)} ${r.pick(verbs)} ${r.pick(times)}.`,
  (r) => `${r.pick(advice)}, ${r.pick(reasons)}.`,
  (r) =>
    `What is felt in ${r.pick(places)} need not come from there, and ${r.pick(subjects).toLowerCase()} ${r.pick(verbs)} all the same.`,
  (r) =>
    `${r.pick(times).replace(/^./, (letter) => letter.toUpperCase())}, ${r.pick(subjects).toLowerCase()} ${r.pick(verbs)} for ${r.pick(places)}.`,
  (r) =>
    `Some readers write that ${r.pick(subjects).toLowerCase()} ${r.pick(verbs)} ${r.pick(times)}; others notice nothing in ${r.pick(places)}.`,
  (r) => `${r.pick(advice)}.`,
]

const topics = [
  'a stiff neck',
  'an aching back',
  'tense shoulders',
  'long drives',
  'desk work',
  'heavy bags',
  'cold mornings',
  'garden work',
  'running',
  'new shoes',
  'old mattresses',
  'small children',
  'night shifts',
  'house moves',
  'winter sports',
  'music practice',
]
const angles = [
  'what to try first',
  'a plan for one week',
  'questions and answers',
  'five small changes',
  'what we know and what we do not',
  'a guide for beginners',
  'when to rest and when to move',
  'mistakes that are easy to avoid',
  'stories from readers',
  'a checklist',
]

/** Who should ask a doctor first. */
export const contraindications: readonly string[] = [
  'Taking blood thinners',
  'A recent fracture',
  'A fever or an infection',
  'Recent surgery',
  'Osteoporosis',
  'Reduced feeling in the skin',
]
