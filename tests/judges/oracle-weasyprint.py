"""WeasyPrint as a judge: names of HTML files, one a line on the standard input; for each, one line of JSON with the pages that
it makes, in points from the top left corner: texts [text, x, baseline], strokes [x, y, width, height], pictures likewise."""

import json
import logging
import sys

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

POINTS = 0.75
SIDES = ("top", "right", "bottom", "left")
logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


def points(*lengths):
    return [round(length * POINTS, 4) for length in lengths]


def strokes(box):
    x, y = box.border_box_x(), box.border_box_y()
    width, height = box.border_width(), box.border_height()
    thick = {side: getattr(box, f"border_{side}_width") for side in SIDES}
    for side in SIDES:
        if thick[side] > 0 and box.style[f"border_{side}_style"] == "solid":
            across = side in ("top", "bottom")
            yield points(
                x + width - thick[side] if side == "right" else x,
                y + height - thick[side] if side == "bottom" else y,
                width if across else thick[side],
                thick[side] if across else height,
            )


def walk(box, page):
    if isinstance(box, boxes.TextBox):
        if box.text.strip(" "):
            page["texts"].append([box.text, *points(box.position_x, box.position_y + box.baseline)])
        return
    if isinstance(box, (boxes.BlockBox, boxes.TableBox, boxes.TableCellBox, boxes.MarginBox)) and box.style["visibility"] == "visible":
        page["strokes"].extend(strokes(box))
    if isinstance(box, boxes.ReplacedBox):
        page["pictures"].append(points(box.content_box_x(), box.content_box_y(), box.width, box.height))
    for child in getattr(box, "children", ()):
        walk(child, page)


fonts = FontConfiguration()
for line in sys.stdin:
    document = weasyprint.HTML(filename=line.strip()).render(font_config=fonts)
    pages = []
    for made in document.pages:
        pages.append({"texts": [], "strokes": [], "pictures": []})
        walk(made._page_box, pages[-1])
    print(json.dumps({"version": weasyprint.__version__, "pages": pages}, ensure_ascii=False), flush=True)
