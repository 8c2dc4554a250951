/** Whether a colour of text can be read on white paper (WCAG 2.2, 1.4.3; RGAA, criterion 3.2). */

/** Contrast that text must have with what is behind it. */
export const LISIBLE = 4.5;

/** Contrast of `#rrggbb` with white, from 1 (white) to 21 (black): WCAG 2.2, « contrast ratio ». */
export function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** « 3,2 » */
export function contrastSaid(color: string): string {
  // Never rounded up to what would be enough.
  return (Math.floor(contrastWithWhite(color) * 10) / 10).toFixed(1).replace('.', ',');
}

function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}
