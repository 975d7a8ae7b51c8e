/* A page that was opened to be printed opens the printer's dialogue once it is drawn. */
window.addEventListener("load", () => window.print());
