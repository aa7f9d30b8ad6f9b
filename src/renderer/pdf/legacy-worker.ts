// oxlint-disable-next-line import/no-unassigned-import -- it only adds what this runtime lacks
import 'core-js/actual';
// oxlint-disable-next-line import/no-unassigned-import -- it answers the page by itself
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
