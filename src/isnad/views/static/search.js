/* Searches a published copy: reads the small index that isnad publish writes beside the pages. Classic scripts, so
   that it works from a folder too, where a browser lets no page read other files. */
"use strict";
(function () {
  const query = new URLSearchParams(location.search);
  const field = (name) => (query.get(name) || "").trim();
  const asked = field("q");
  const found = document.getElementById("found");
  const narrowed = ["kind", "speaker", "since", "until", "agreement", "grade"].some((name) => field(name));
  if ((!asked && !narrowed) || !found) return;
  const folded = (text) => [...new Set(text.normalize("NFKD").replace(/[\p{M}'’‘ʿʾʼʻ`ـ]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [])];
  const grade = /^([a-f])?([1-6])?$/i.exec(field("grade")) || [];
  const letters = grade[1] ? [..."ABCDEF"].slice(0, "ABCDEF".indexOf(grade[1].toUpperCase()) + 1) : [];
  const digits = grade[2] ? [..."123456"].slice(0, Number(grade[2])) : [];
  /* Groups of words: of each group one must be found. Words that no text has stand for a claim's kind, voices, years. */
  const groups = [
    ...folded(asked).map((word) => [word]),
    ...(field("kind") ? [[`#${field("kind")}`]] : []),
    ...(field("agreement") ? [[`=${field("agreement")}`]] : []),
    ...folded(field("speaker")).map((word) => [`@${word}`]),
    ...(letters.length ? [letters.map((sign) => `$${sign}`)] : []),
    ...(digits.length ? [digits.map((sign) => `$${sign}`)] : []),
    ...(field("since") || field("until") ? [["~1", "~2", "~0"]] : []),
  ];
  const words = [...new Set(groups.flat())];

  /* Whether a claim's days touch those that were asked for; a day that is given short stands for all that begin so. */
  function passes(record) {
    if (!narrowed) return true;
    if (!record[4]) return false;
    const [, , first, last] = record[4];
    const until = field("until");
    return (!field("since") || (last || "9999") >= field("since")) && (!until || (first || "") <= `${until}~`);
  }
  const MOST = 60;
  const shards = new Map();
  const records = new Map();
  window.isnadShard = (name, index) => shards.set(name, index);
  window.isnadRecords = (number, list) => records.set(number, list);

  function load(path) {
    return new Promise((done) => {
      const script = document.createElement("script");
      script.src = path;
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  }

  /* The records that hold a word, or one that begins with it. */
  function holding(word) {
    const index = shards.get(shard(word)) || {};
    const ids = new Set();
    for (const known of Object.keys(index)) {
      if (known.startsWith(word)) for (const id of index[known]) ids.add(id);
    }
    return ids;
  }

  function shard(word) {
    return [...word].slice(0, 2).map((letter) => letter.codePointAt(0).toString(16)).join("-");
  }

  function entry(record) {
    const [title, where, note, text, facets] = record;
    const item = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("bdi");
    name.textContent = text || title;
    link.href = where;
    link.append(name);
    const count = document.createElement("span");
    count.className = "count";
    count.textContent = facets ? `${title} · ${note}` : text ? title : note;
    item.append(link, count);
    return item;
  }

  function show(ids, size) {
    document.getElementById("invitation").hidden = true;
    document.getElementById("q").value = asked;
    const form = document.querySelector("form.filters");
    for (const [name, value] of query) if (form && form.elements[name]) form.elements[name].value = value;
    const heading = document.createElement("h2");
    heading.textContent = ids.length === 0 ? "Nothing found. Try fewer words, or another spelling of a name."
      : ids.length > MOST ? `The first ${MOST} of ${ids.length}` : ids.length === 1 ? "1 found" : `${ids.length} found`;
    const list = document.createElement("ul");
    list.className = "index";
    for (const id of ids.slice(0, MOST)) list.append(entry(record(id, size)));
    found.append(heading, list);
  }

  function record(id, size) {
    return records.get(Math.floor(id / size))[id % size];
  }

  async function fetchAll(ids, size) {
    const chunks = [...new Set(ids.map((id) => Math.floor(id / size)))].filter((number) => !records.has(number));
    await Promise.all(chunks.map((number) => load(`search/records-${number}.js`)));
  }

  async function search() {
    await load("search/about.js");
    const size = window.isnadIndex ? window.isnadIndex.size : 0;
    if (!size || !words.length) return;
    const known = new Set(window.isnadIndex.shards);
    await Promise.all([...new Set(words.map(shard))].filter((name) => known.has(name)).map((name) => load(`search/${name}.js`)));
    const sets = groups.map((group) => new Set(group.flatMap((word) => [...holding(word)])));
    let ids = [...sets[0]].filter((id) => sets.every((set) => set.has(id))).sort((a, b) => a - b);
    if (narrowed) {
      await fetchAll(ids, size);
      ids = ids.filter((id) => passes(record(id, size)));
    } else await fetchAll(ids.slice(0, MOST), size);
    show(ids, size);
  }

  search();
})();
