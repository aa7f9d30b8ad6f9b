// oxlint-disable-next-line import/no-unassigned-import -- it answers the page by itself
import 'pdfjs-dist/build/pdf.worker.min.mjs';
