/** `rapport.json` and `rapport.html`, written at the end of a run. */
import { reportPage } from '../../archive/page.ts';
import type { Report } from '../../archive/report.ts';
import { FILES } from '../../archive/tree.ts';
import { findingsJson } from '../report.ts';
import { writeIfOther } from './hold.ts';

/** The report as a machine reads it. */
function reportJson(report: Report): unknown {
  const { acts, differences } = report.reread;
  const reread = { acts, differences: findingsJson(differences) };
  return { ...report, reread, findings: findingsJson(report.findings) };
}

/** Writes both. Throws `Unreachable`. */
export function writeReports(report: Report): void {
  writeIfOther(report.archive, FILES.report, `${JSON.stringify(reportJson(report), null, 2)}\n`);
  writeIfOther(report.archive, FILES.page, reportPage(report));
}
