/** Chromium: one page of one browser for all documents, tagged. Its memory is that of other processes: not told. */
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { fonts, run } from './run.js';

const browser = await browsers.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
  headless: true,
});
const page = await browser.newPage();
await page.goto(`file://${fonts}/`);
await run(
  async ({ html, style, pied }) => {
    await page.setContent(
      html.replace(
        '</head>',
        `<base href="file://${fonts}/"><style>${style} .pied { display: none; }</style></head>`,
      ),
    );
    return page.pdf({
      format: 'A4',
      tagged: true,
      displayHeaderFooter: true,
      headerTemplate: '<p></p>',
      footerTemplate: `<p style="font-size:8pt;margin-left:20mm">${pied} page <span class="pageNumber"></span>/<span class="totalPages"></span></p>`,
      margin: { top: '28mm', bottom: '22mm', left: '20mm', right: '20mm' },
    });
  },
  () => null,
);
await browser.close();
