"""Typst: one compiler for all documents, PDF/A-3a and PDF/UA-1. Arguments: acts (one JSON a line), fonts, output folder."""

import datetime
import json
import resource
import sys
import time

import typst

acts, fonts, out = sys.argv[1:4]
compiler = typst.Compiler(__file__.replace(".py", ".typ"), root="/", font_paths=typst.Fonts(False, False, [fonts]))
took = []
for i, act in enumerate(open(acts, encoding="utf-8")):
    start = time.perf_counter()
    pdf = compiler.compile(
        format="pdf",
        sys_inputs={"act": act},
        pdf_standards=["a-3a", "ua-1"],
        timestamp=datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc),
    )
    with open(f"{out}/{i}.pdf", "wb") as file:
        file.write(pdf)
    took.append((time.perf_counter() - start) * 1000)
print(json.dumps({"took": took, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
