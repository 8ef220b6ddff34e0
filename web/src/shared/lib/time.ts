/** Time as it is shown: as space, as a label, as an exact hour. */

import { strings } from "../strings";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Minutes of silence from which a label says when it was. */
export const LABEL_FROM = 60;
/** Between two messages of the same speaker that belong together, in pixels. */
const TOGETHER = 7;
const TOGETHER_WITHIN = 10;

/** Minutes between two times, never negative; 0 where one is not known. */
export function minutesBetween(earlier: string, later: string): number {
  const span = Date.parse(later) - Date.parse(earlier);
  return Number.isFinite(span) ? Math.max(0, span / MINUTE) : 0;
}

/** The silence between two messages as space, in pixels. */
export function gapOf(minutes: number, sameSpeaker: boolean): number {
  if (sameSpeaker && minutes < TOGETHER_WITHIN) return TOGETHER;
  return Math.min(128, Math.max(20, 20 + 12 * Math.log2(1 + minutes / 10)));
}

const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(strings.locale, options);
const HOUR = format({ hour: "2-digit", minute: "2-digit" });
const WEEKDAY = format({ weekday: "long" });
const DATE = format({ day: "numeric", month: "long" });
const DATE_AND_YEAR = format({ day: "numeric", month: "long", year: "numeric" });

const midnight = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();

/** The hour and minute of a time, or nothing where there is none. */
export function hourOf(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? "" : HOUR.format(time);
}

/** "Today, 22:40", "Saturday, 22:40", "Tuesday 3 November, 19:12": as much as one needs to know which day it was. */
export function labelOf(at: string, now: Date): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return "";
  const days = Math.round((midnight(now) - midnight(time)) / DAY);
  return `${dayOf(time, days, now)}, ${HOUR.format(time)}`;
}

/** The same inside a sentence: "today, 22:40". */
export function momentOf(at: string, now: Date): string {
  const label = labelOf(at, now);
  const { today, yesterday } = strings.conversation;
  const opening = [today, yesterday].find((word) => label.startsWith(word));
  return opening ? opening.toLocaleLowerCase(strings.locale) + label.slice(opening.length) : label;
}

function dayOf(time: Date, days: number, now: Date): string {
  if (days === 0) return strings.conversation.today;
  if (days === 1) return strings.conversation.yesterday;
  if (days > 1 && days < 7) return WEEKDAY.format(time);
  const date = time.getFullYear() === now.getFullYear() ? DATE : DATE_AND_YEAR;
  return `${WEEKDAY.format(time)} ${date.format(time)}`;
}
