"""WeasyPrint: one font configuration for all documents, PDF/UA-1. Arguments: acts (one JSON a line), fonts, output folder."""

import json
import resource
import sys
import time

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

acts, fonts, out = sys.argv[1:4]
configuration = FontConfiguration()
sheet = None
took = []
for i, line in enumerate(open(acts, encoding="utf-8")):
    act = json.loads(line)
    start = time.perf_counter()
    if sheet is None:
        sheet = CSS(string=act["style"], base_url=f"{fonts}/", font_config=configuration)
    HTML(string=act["html"]).write_pdf(f"{out}/{i}.pdf", stylesheets=[sheet], font_config=configuration, pdf_variant="pdf/ua-1")
    took.append((time.perf_counter() - start) * 1000)
print(json.dumps({"took": took, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
