/* Searches a published copy: reads the small index that isnad publish writes beside the pages. Classic scripts, so
   that it works from a folder too, where a browser lets no page read other files. */
"use strict";
(function () {
  const asked = new URLSearchParams(location.search).get("q") || "";
  const found = document.getElementById("found");
  if (!asked.trim() || !found) return;
  const words = [...new Set(asked.normalize("NFKD").replace(/[\p{M}'’‘ʿʾʼʻ`ـ]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [])];
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
    const [title, where, note, text] = record;
    const item = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("bdi");
    name.textContent = text || title;
    link.href = where;
    link.append(name);
    const count = document.createElement("span");
    count.className = "count";
    count.textContent = text ? title : note;
    item.append(link, count);
    return item;
  }

  function show(ids, size) {
    document.getElementById("invitation").hidden = true;
    document.getElementById("q").value = asked;
    const heading = document.createElement("h2");
    heading.textContent = ids.length === 0 ? "Nothing found. Try fewer words, or another spelling of a name."
      : ids.length > MOST ? `The first ${MOST} of ${ids.length}` : ids.length === 1 ? "1 found" : `${ids.length} found`;
    const list = document.createElement("ul");
    list.className = "index";
    for (const id of ids.slice(0, MOST)) {
      const chunk = records.get(Math.floor(id / size));
      if (chunk) list.append(entry(chunk[id % size]));
    }
    found.append(heading, list);
  }

  async function search() {
    await load("search/about.js");
    const size = window.isnadIndex ? window.isnadIndex.size : 0;
    if (!size || !words.length) return;
    const known = new Set(window.isnadIndex.shards);
    await Promise.all([...new Set(words.map(shard))].filter((name) => known.has(name)).map((name) => load(`search/${name}.js`)));
    const sets = words.map(holding);
    const ids = [...sets[0]].filter((id) => sets.every((set) => set.has(id))).sort((a, b) => a - b);
    const chunks = [...new Set(ids.slice(0, MOST).map((id) => Math.floor(id / size)))];
    await Promise.all(chunks.map((number) => load(`search/records-${number}.js`)));
    show(ids, size);
  }

  search();
})();
