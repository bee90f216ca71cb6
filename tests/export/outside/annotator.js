// Where Apache Annotator finds every selector: {texts, selectors: [[text, selector]]} in, [[[start, end], ...]] in UTF-16 code units out.
import { readFileSync } from "node:fs";
import { textPositionSelectorMatcher, textQuoteSelectorMatcher } from "@apache-annotator/selector";

const MATCHERS = { TextQuoteSelector: textQuoteSelectorMatcher, TextPositionSelector: textPositionSelectorMatcher };

// A text as one chunk: the library reads a document through such an interface.
const whole = (data) => ({ currentChunk: { data }, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false });

const { texts, selectors } = JSON.parse(readFileSync(0, "utf-8"));
const found = [];
for (const [text, selector] of selectors) {
  const places = [];
  for await (const range of MATCHERS[selector.type](selector)(whole(texts[text]))) places.push([range.startIndex, range.endIndex]);
  found.push(places);
}
console.log(JSON.stringify(found));
