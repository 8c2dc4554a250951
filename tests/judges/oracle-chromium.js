/**
 * Runs inside Chromium, on a document shown on a screen: what it drew, in points from the top left corner of `body`: texts
 * [text, x, baseline], one for each line of each text node; strokes and pictures [x, y, width, height].
 */
(() => {
  // Lengths are laid out in 64ths of a pixel, borders and ascents in whole pixels: enlarged so that a point is sixteen pixels,
  // every length of our grid is a whole number of them.
  const SCALE = 12;
  const POINTS = 0.75 / SCALE;
  document.documentElement.style.zoom = SCALE;
  const [style] = document.querySelectorAll('style');
  for (const [, selector] of style.textContent.matchAll(/([^{}]+)\{[^{}]*position:\s*running/g))
    for (const running of document.querySelectorAll(selector)) running.remove();

  const origin = document.body.getBoundingClientRect();
  const at = (x, y) => [(x - origin.left) * POINTS, (y - origin.top) * POINTS];

  /** From the top of a text's rectangle to its baseline, for a font and a size. */
  const ascents = new Map();
  const ascentOf = ({ fontFamily, fontSize, fontWeight, fontStyle }) => {
    const key = [fontFamily, fontSize, fontWeight, fontStyle].join();
    if (!ascents.has(key)) {
      const probe = document.createElement('div');
      Object.assign(probe.style, {
        fontFamily,
        fontSize,
        fontWeight,
        fontStyle,
        position: 'absolute',
        lineHeight: 'normal',
      });
      probe.innerHTML = '<span>x</span><b style="display: inline-block"></b>';
      document.body.append(probe);
      const [text, mark] = probe.children;
      ascents.set(key, mark.getBoundingClientRect().bottom - text.getBoundingClientRect().top);
      probe.remove();
    }
    return ascents.get(key);
  };

  // Chromium breaks between a hyphen and a digit (« 2121-|29 »), against UAX 14, LB25: it is shown a word joiner there.
  const JOINER = '\u2060';
  const joined = (text) => text.replaceAll(/-(?=\d)/g, `-${JOINER}`);

  const texts = [];
  const readText = (node) => {
    const text = node.data;
    const ascent = ascentOf(getComputedStyle(node.parentElement));
    const range = document.createRange();
    let line = null;
    for (let i = 0; i < text.length; i++) {
      // A line never begins inside a run of letters and digits.
      if (line !== null && /[\p{L}\p{N}]/u.test(text[i]) && /[\p{L}\p{N}]/u.test(text[i - 1])) continue;
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const rectangle = [...range.getClientRects()].find(({ width }) => width > 0);
      if (rectangle === undefined) continue;
      if (line !== null && Math.abs(rectangle.top - line.top) < 1 && rectangle.left >= line.left) continue;
      if (line !== null) line.end = i;
      line = { start: i, end: text.length, top: rectangle.top, left: rectangle.left };
      texts.push({ ...line, node, ascent });
      line = texts.at(-1);
    }
  };

  const strokes = [];
  const pictures = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.nodeType === Node.TEXT_NODE && /-\d/.test(node.data)) node.data = joined(node.data);
  walker.currentNode = document.body;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      readText(node);
      continue;
    }
    // The rectangle of a table holds its caption, its borders do not.
    const { left, right, bottom, ...whole } = node.getBoundingClientRect().toJSON();
    const top = node.caption ? node.caption.getBoundingClientRect().bottom : whole.top;
    const [width, height] = [right - left, bottom - top];
    if (node.tagName === 'IMG') pictures.push([...at(left, top), width * POINTS, height * POINTS]);
    const computed = getComputedStyle(node);
    for (const side of ['Top', 'Right', 'Bottom', 'Left']) {
      const thick = Number.parseFloat(computed[`border${side}Width`]) * SCALE;
      if (thick === 0 || computed[`border${side}Style`] !== 'solid') continue;
      const across = side === 'Top' || side === 'Bottom';
      const x = side === 'Right' ? left + width - thick : left;
      const y = side === 'Bottom' ? top + height - thick : top;
      strokes.push([...at(x, y), (across ? width : thick) * POINTS, (across ? thick : height) * POINTS]);
    }
  }
  return {
    texts: texts
      .map(({ node, start, end, left, top, ascent }) => [
        node.data
          .slice(start, end)
          .replaceAll(JOINER, '')
          .replaceAll(/[ \t\n\r\f]+/g, ' '),
        ...at(left, top + ascent),
      ])
      .filter(([text]) => text.trim() !== '' || text.includes('\u00a0')),
    strokes,
    pictures,
  };
})();
