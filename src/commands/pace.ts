/** How fast a long run goes, and how long it will yet take, as people say it. */

/** How many of so many milliseconds fall to a second: « 112 », « 0,4 ». */
export function rateOf(done: number, milliseconds: number): string {
  const rate = (done * 1000) / Math.max(milliseconds, 1);
  return rate.toLocaleString('fr-FR', { maximumFractionDigits: rate < 10 ? 1 : 0 });
}

/** Seconds in words: « 1 h 02 min », « 3 min 20 s »; « … » as long as nobody can tell. */
export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds)) return '…';
  const [hours, minutes, rest] = [seconds / 3600, (seconds % 3600) / 60, seconds % 60].map(Math.floor);
  if (hours! > 0) return `${hours} h ${twoDigits(minutes!)} min`;
  return minutes! > 0 ? `${minutes} min ${twoDigits(rest!)} s` : `${rest} s`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
