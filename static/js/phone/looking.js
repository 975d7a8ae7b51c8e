// What in a line looks like a person, by the patterns of the kit: those that the server itself goes by. Pure.

// looking: kit.looking. A kit kept from before the server told of them has none: then nothing is said here.
export function whatLooksPersonal(text, looking) {
  const found = [];
  for (const each of [...byPattern(text, looking), ...called(text, looking), ...pairs(text, looking)]) {
    if (!found.some((other) => overlap(each, other))) found.push(each);
  }
  return found.sort((one, other) => one.start - other.start);
}

// "This looks like somebody’s name and a number plate. Leave it out if it is about a member of the public."
export function personalWords(text, looking) {
  if (!looking) return "";
  const kinds = [...new Set(whatLooksPersonal(text, looking).map(({ kind }) => looking.words[kind]))];
  return kinds.length ? `This looks like ${new Intl.ListFormat("en-GB").format(kinds)}. Leave it out if it is about a member of the public.` : "";
}

function byPattern(text, { patterns }) {
  return patterns.flatMap(({ kind, source, flags }) => [...text.matchAll(new RegExp(source, `g${flags}`))].map((match) => finding(kind, match[0], match.index)));
}

function called(text, looking) {
  return [...text.matchAll(new RegExp(looking.called, "g"))]
    .filter((match) => !isNoName(match[2], looking))
    .map((match) => finding(looking.name, match[2], match.index + match[0].length - match[2].length));
}

// Two words with capital letters side by side, neither of which a place or a body would have.
function pairs(text, looking) {
  return [...text.matchAll(new RegExp(looking.pair, "g"))]
    .filter(([, first, second]) => !isNoName(first, looking) && !isNoName(second, looking))
    .map((match) => finding(looking.name, `${match[1]} ${match[2]}`, match.index));
}

function isNoName(word, { not_a_name }) {
  return not_a_name.includes(word.toLowerCase());
}

function finding(kind, text, start) {
  return { kind, text, start };
}

function overlap(one, other) {
  return one.start < other.start + other.text.length && other.start < one.start + one.text.length;
}
