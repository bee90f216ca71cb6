// Runs inside the others' own folder: texts in, JSON Lines, and what compromise and wink-nlp make of them out;
// the first line says how long loading took, the second how long the texts took, with an answer for each.
//   node in_node.mjs FOLDER compromise|wink
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [, , folder, which] = process.argv;
const require = createRequire(folder + "/");
const seconds = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e6; };
// offsets here are UTF-16 units; the record counts code points
const points = (text, at) => Array.from(text.slice(0, at)).length;

const tools = {
  compromise() {
    const nlp = require("compromise");
    return (text) => nlp(text).quotations().json({ offset: true }).map((one) => {
      const { start, length } = one.offset;
      return [[points(text, start), points(text, start + length)], null];
    });
  },
  wink() {
    const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
    return (text) => {
      const doc = nlp.readDoc(text);
      doc.tokens().out(nlp.its.pos);
      doc.entities().out();
      return [];
    };
  },
};

let begun = seconds();
const run = tools[which]();
console.log(JSON.stringify({ load_s: seconds() - begun }));
const texts = [];
for await (const line of createInterface({ input: process.stdin })) texts.push(JSON.parse(line).text);
begun = seconds();
const answers = texts.map((text) => {
  try { return { quotations: run(text), error: null }; } catch (fault) { return { quotations: [], error: String(fault) }; }
});
console.log(JSON.stringify({ cpu_s: seconds() - begun, answers }));
