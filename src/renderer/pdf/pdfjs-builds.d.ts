// The minified builds ship without their own declarations; they are the module `pdfjs-dist`.
declare module 'pdfjs-dist/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist';
}
declare module 'pdfjs-dist/build/pdf.worker.min.mjs';
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
declare module 'core-js/actual';
declare module 'core-js/actual/map/group-by';
