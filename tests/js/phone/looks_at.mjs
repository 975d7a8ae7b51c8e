// Looks at each text of standard input with the patterns that are given there, and prints what it found.
import { readFileSync } from "node:fs";
import { personalWords, whatLooksPersonal } from "../../../static/js/phone/looking.js";

const { looking, texts } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => ({ found: whatLooksPersonal(text, looking).map(({ kind, text: part }) => [kind, part]), words: personalWords(text, looking) }))));
